"""The minutes as lines: what a word processor, a PDF or Markdown left in the text is taken off here.

In: one string. Out: cleaned lines that still know their number in the original. Line breaks of every
system are understood, the text becomes NFC, no-break spaces become spaces, soft hyphens join the word
they broke, Markdown and HTML marks go, and what they said is kept as `Line.markup` and `Line.struck`.
Which lines are page headers and footers is `furniture`'s business; what a line means is `skeleton`'s.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import count, repeat

from ingest.parsing.line import Line

_INNER_BREAKS = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = str.maketrans(
    dict.fromkeys(
        "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    )
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\ufffe", "")
    | {chr(c): " " for c in range(0x20) if chr(c) not in "\t\n\r\v\f\x1c\x1d\x1e"}
    | {chr(c): " " for c in range(0x7F, 0xA0) if c != 0x85}
    | {chr(c): "•" for c in (*range(0xF000, 0xF100), 0x25AA, 0x25CF, 0x25E6, 0x2023, 0x2043, 0x2219)}
    | {"\u2010": "-", "\u2011": "-"}
)
_SUSPECT = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u1680\u2000-\u200d\u2010\u2011\u2023\u2028-\u202f\u2043\u205f\u2060"
    r"\u2219\u25aa\u25cf\u25e6\u3000\uf000-\uf0ff\ufeff\ufffe"
)
_USUAL = re.compile("[\t\n\r -~\xa1-\xac\xae-\u02ff\u2012-\u2022\u2024-\u2027\u2030-\u2042\u2044-\u205e]*+")
"""The signs of a text in which nothing is suspect and nothing can be composed anew: it is NFC already."""
_MARKS = r"#*_<>\[\\&~|`"
_MARK = re.compile(rf"[{_MARKS}]")
_ODD = re.compile(rf"[{_MARKS}{_SUSPECT}]")
_RULE_SIGNS = re.compile(r"\n(?:[_=*~–—-]{3}|—(?=\n|\Z))")
"""The first signs on the row of a rule, where only those that are not plain are left of it."""
_PLAIN = bytes({*b"\t", *range(0x20, 0x7F)} - {*b"#*_<>[\\&~|`=-"})
"""The signs of ASCII that say nothing here, so that they are left out to find the others."""
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_STRUCK = re.compile(r"<(?:del|s|strike)>([^<]*)</(?:del|s|strike)>|~~([^~]+)~~", re.I)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|p|div|br|a|h[1-6]|li|ul|ol|font|sup|sub|td|tr|th|table|tbody|ins|mark)"  # noqa: E501
                  r"(?:\s[^<>]*)?/?>", re.I)  # fmt: skip
_HEADING_TAG = re.compile(r"\s*<h([1-6])\b[^<>]*>", re.I)
_BLOCK_TAG = re.compile(r"\s*<(?:p|h[1-6]|div|table)\b", re.I)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"()]*\")?\)")
_BOLD = re.compile(r"\*\*(?=\S)([^*]+)\*\*|(?<!\w)__(?=[^\s_])([^_]+)__(?!\w)")
_ITALIC = re.compile(r"\*(?=\S)([^*]+)\*|(?<!\w)_(?=[^\s_])([^_]+)_(?!\w)")
_SPLIT_ITALIC = re.compile(
    r"(?P<mark>\*(?<![*\w]\*)\*?)(?=[^\W_])([^*\n]{1,200}\n[^*\n]{1,200}?(?<=[\w).,:!?]))(?P=mark)(?![*\w])"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~§&<])")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_TABLE_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_WHOLLY_BOLD = re.compile(r"(?:\*\*|__)(?=\S)[^*_]+(?:\*\*|__)[:.]?")
_WHOLLY_ITALIC = re.compile(r"(?:\*(?=[^\s*])[^*]+\*|_(?=[^\s_])[^_]+_)[:.]?")
_RULE = re.compile(r"(?:[_=*~–—-]\s*){3,}")


def read_lines(text: str) -> list[Line]:
    """Return the lines of a text, blank ones too: `"## 5. Tema\\n"` gives `Line(1, "5. Tema", markup="##")`.

    A form feed becomes an empty line whose markup is "\\f" (a page ends there); a rule of underscores or
    dashes becomes an empty line, too.
    """
    signs = _signs(text)
    is_usual = _USUAL.fullmatch(signs) is not None
    given = text
    if not is_usual and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if "*" in signs:
        text = _SPLIT_ITALIC.sub(r"\2", text)
    if "\r" in signs:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text is not given:
        signs = _signs(text)
    rows = text.split("\n")
    numbered = zip(count(1), map(str.rstrip, rows), repeat(False), repeat(""))
    lines = list(map(_make, repeat(Line), numbered))
    odd = _rows_of(_MARK if is_usual else _ODD, signs) | _rows_of(_RULE_SIGNS, signs)
    if odd:
        lines = _with_cleaned(lines, rows, sorted(odd), is_usual=is_usual)
    return _join_soft_hyphens(lines) if "\xad" in signs else lines


_make: Callable[[type[Line], tuple[int, str, bool, str]], Line] = tuple.__new__
"""A line made without asking for its defaults: there are hundreds of them."""


def _signs(text: str) -> str:
    """The signs of a text that are not plain, behind a line break: "## 5. År\\nBo" gives "\\n##Å\\n".

    They are few, so that what is asked of them is soon answered. Bytes are left out much faster than letters.
    """
    signs = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return "\n" + signs.decode("utf-8", "surrogatepass")


def _rows_of(pattern: re.Pattern[str], signs: str) -> set[int]:
    """The rows, counted from 0, that have what a pattern finds among the signs of the text."""
    rows: set[int] = set()
    row, start = -1, 0
    for found in pattern.finditer(signs):
        row += signs.count("\n", start, found.start() + 1)
        start = found.start() + 1
        rows.add(row)
    return rows


def _with_cleaned(
    lines: Sequence[Line], rows: Sequence[str], odd: Sequence[int], *, is_usual: bool
) -> list[Line]:
    """The lines with those of the odd rows cleaned: rows with marks, rules, signs of a word processor."""
    whole: list[Line] = []
    done = 0
    for row in odd:
        whole += lines[done:row]
        done = row + 1
        if is_usual:
            whole += _cleaned(done, rows[row])
            continue
        for page, part in enumerate(_INNER_BREAKS.split(rows[row])):
            if page:
                whole.append(Line(done, "", markup="\f"))
            whole += _cleaned(done, part.translate(_SPACES))
    whole += lines[done:]
    return whole


def is_rule(text: str) -> bool:
    """True for a row of underscores, dashes or equals signs, such as "________", and for a lone "—"."""
    return text == "—" or (len(text) > 2 and not text[0].isalnum() and _RULE.fullmatch(text) is not None)


def _cleaned(number: int, raw: str) -> tuple[Line, ...]:
    """The line, and before it a blank one where HTML begins a paragraph."""
    if "<" in raw and _BLOCK_TAG.match(raw):
        return Line(number, ""), _clean(number, raw)
    return (_clean(number, raw),)


def _clean(number: int, raw: str) -> Line:
    line = _plain(number, raw)
    return _without_marks(number, line.text) if _MARK.search(line.text) else line


def _plain(number: int, raw: str) -> Line:
    """A line in which nothing is marked."""
    text = raw.rstrip()
    if text and not text[0].isalnum() and is_rule(bare := text.lstrip()):
        return Line(number, "", False, bare[0])
    return _make(Line, (number, text, False, ""))


def _without_marks(number: int, text: str) -> Line:
    """Take Markdown and HTML off one line and note what they said of it."""
    markup = ""
    if "|" in text:
        if _TABLE_RULE.fullmatch(text):
            return Line(number, "")
        if text.lstrip().startswith("|"):
            text = "\t".join(cell.strip() for cell in text.strip().strip("|").split("|"))
    if heading := _HEADING.match(text):
        markup, text = heading[1], heading[2]
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m[0]).replace("\u00a0", " "), text)
    struck = False
    if "<" in text and not markup and (tag := _HEADING_TAG.match(text)):
        markup = "#" * int(tag[1])
    if "<" in text or "~~" in text:
        if _STRUCK.search(text):
            struck = not _STRUCK.sub("", text).strip("-–•*+ \t")
            text = _STRUCK.sub(lambda m: m[1] or m[2] or "", text)
        text = _AUTOLINK.sub(r"\1", text)
        text = _TAG.sub("", text)
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        bare = text.strip()
        if not markup:
            markup = "**" if _WHOLLY_BOLD.fullmatch(bare) else "*" if _WHOLLY_ITALIC.fullmatch(bare) else ""
        text = _ITALIC.sub(lambda m: m[1] or m[2], _BOLD.sub(lambda m: m[1] or m[2], text))
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
        text = text.removesuffix("\\").rstrip()
    if text.startswith(">"):
        text = text.lstrip("> ")
    text = text.rstrip()
    return Line(number, "" if is_rule(text.strip()) else text, struck, markup)


def _join_soft_hyphens(lines: list[Line]) -> list[Line]:
    """Join a word that a soft hyphen broke at the end of a line, and drop the soft hyphens inside words."""
    joined: list[Line] = []
    pieces: list[str] = []
    for line in lines:
        text = line.text
        if pieces:
            if not text:
                joined.append(line)
                continue
            text = text.lstrip()
        if text.endswith("\u00ad"):
            if not pieces:
                first, blank_from = line, len(joined)
                joined.append(line)
            pieces.append(text[:-1])
            continue
        if pieces:
            pieces.append(text)
            joined[blank_from] = Line(
                first.number, "".join(pieces).replace("\u00ad", ""), first.struck, first.markup
            )
            del joined[blank_from + 1 :]
            pieces = []
            continue
        joined.append(
            Line(line.number, text.replace("\u00ad", ""), line.struck, line.markup)
            if "\u00ad" in text
            else line
        )
    if pieces:
        joined[blank_from] = Line(first.number, "".join(pieces), first.struck, first.markup)
    return joined
