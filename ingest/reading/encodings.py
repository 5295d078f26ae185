"""Bytes → text for files without a format of their own: which encoding was it written in?

Swedish minutes come in UTF-8, in UTF-16 from Windows, in Windows-1252, and from older systems in MacRoman
or code page 850. The single-byte encodings decode any bytes, so they are told apart by what comes out:
å, ä, ö beside other letters and typographic quotes and dashes speak for an encoding, symbols inside words
against it.
"""

from __future__ import annotations

import codecs
import re

from ingest.reading.errors import Unreadable

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16 LE
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In the order of how common they are: the first of two equals wins.
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp850")
_SAMPLE_BYTES = 2_000_000

_SWEDISH = frozenset("åäöÅÄÖ")
_LETTERS_NEARBY = frozenset("éÉèüÜøæØÆáàñçóíëôê")
_TYPOGRAPHY = frozenset("–—”“’‘…§•´°½\u00a0«»\u00ad€")
_HIGH_IN_CONTEXT = re.compile(r"(.?)([^\x00-\x7f])(?=(.?))", re.DOTALL)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Scripts that no protokoll is written in: random bytes read as UTF-16 are mostly these.
_FAR_SCRIPTS = re.compile("[\u0590-\u1cff\u2e80-\udfff\uf900-\ufaff]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding, e.g. `("Malmö", "cp1252")` for `b"Malm\\xf6"`.

    Raises `Unreadable("binary")` for bytes that are text in no encoding.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data[len(bom) :], encoding)
    if b"\x00" in data:
        return _decode_utf16_without_mark(data)
    text, encoding = _decode_unmarked(data)
    if len(_NOT_TEXT.findall(text[:_SAMPLE_BYTES])) * 50 > min(len(text), _SAMPLE_BYTES):
        raise Unreadable("binary")
    return text, encoding


def _decode_marked(data: bytes, encoding: str) -> tuple[str, str]:
    """Decode bytes whose mark named the encoding; a damaged place becomes U+FFFD."""
    text = data.decode(encoding, errors="replace")
    odd = text.count("\ufffd") + text.count("\x00") + len(_FAR_SCRIPTS.findall(text))
    if odd > 1 and odd * 10 > len(text):
        raise Unreadable("binary")
    return text, encoding


def _decode_utf16_without_mark(data: bytes) -> tuple[str, str]:
    """Decode UTF-16 whose byte order shows in where the NUL bytes of the ASCII letters stand."""
    sample = data[:_SAMPLE_BYTES]
    half = max(1, len(sample) // 2)
    nul_first = sample[0::2].count(0) / half
    nul_second = sample[1::2].count(0) / half
    if max(nul_first, nul_second) < 0.6 or min(nul_first, nul_second) > 0.05:
        raise Unreadable("binary")
    encoding = "utf-16-le" if nul_second > nul_first else "utf-16-be"
    text, _ = _decode_marked(data[: len(data) // 2 * 2], encoding)
    if len(_NOT_TEXT.findall(text)) * 50 > len(text):
        raise Unreadable("binary")
    return text, encoding


def _decode_unmarked(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", errors="replace")
    broken = damaged.count("\ufffd")
    # Two bytes that make one letter in UTF-8 hardly ever stand together in a single-byte encoding.
    if len(_BEYOND_ASCII.findall(damaged)) - broken >= 2 * broken:
        return damaged, "utf-8 (damaged)"
    encoding = max(_SINGLE_BYTE, key=lambda name: plausibility(data[:_SAMPLE_BYTES], name))
    return data.decode(encoding, errors="replace"), encoding


def plausibility(data: bytes, encoding: str) -> float:
    """Return how much like Swedish the bytes read in an encoding, as points for each character beyond ASCII.

    >>> plausibility(b"Malm\\xf6", "cp1252") > plausibility(b"Malm\\xf6", "mac_roman")
    True
    """
    text = data.decode(encoding, errors="replace")
    return sum(
        _points(before, char, after) for before, char, after in _HIGH_IN_CONTEXT.findall(text)
    ) + 0.5 * (encoding == "mac_roman" and b"\r" in data and b"\n" not in data)


def _points(before: str, char: str, after: str) -> float:
    """Return what one character beyond ASCII says: positive where it belongs between its neighbours."""
    in_word = before.isalpha() or after.isalpha()
    if char in _SWEDISH:
        # "HÄR" and "här", but not "hÄr": a capital after a small letter comes from the wrong encoding.
        return -1.0 if char.isupper() and before.islower() else 2.0
    if char in _LETTERS_NEARBY:
        return 0.7 if in_word and not (char.isupper() and before.islower()) else -0.5
    if char in _TYPOGRAPHY:
        return -0.5 if before.isalpha() and after.isalpha() and char not in "’\u00ad\u00a0–" else 1.0
    return -2.0 if char == "\ufffd" or in_word else -1.0
