"""An uploaded zip and the files in it: which of them are files to read, and what they are called."""

from __future__ import annotations

import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from ingest.reading.errors import Unreadable
from ingest.reading.kinds import kind_of
from ingest.reading.limits import DEFAULT_LIMITS, Limits
from ingest.reading.zips import check_directory, open_zip, unpacked

_NAME_LENGTH = 200
_UNSAFE_IN_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
# What macOS and Windows put beside the files.
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX(?:/|$)|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")


def expand(name: str, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of each file in a zip, in its order; of any other file, itself.

    `expand("april.zip", …)` yields e.g. `("ksus/2024-04-09.pdf", b"%PDF-1.7…")`. A zip inside is yielded as
    it is, and refused by `read_file` with `zip_in_zip`, so that the files beside it are read all the same.

    Raises `Unreadable` for a zip that is damaged, hostile or too large: mostly before the first file, but
    size and damage may show on the way. Who wants all or nothing takes `list(expand(…))`.
    """
    if len(data) > limits.unpacked_bytes or not _is_plain_zip(data, limits):
        yield safe_name(name), data
        return
    with open_zip(data, limits) as archive:
        entries = _checked_entries(archive, limits)
        budget = limits.unpacked_bytes
        for entry in entries:
            content = b"".join(unpacked(archive, entry, budget, limits))
            budget -= len(content)
            yield safe_name(_entry_name(entry)), content


def safe_name(name: str) -> str:
    """Return a file's name on one line, at most 200 characters, with its ending: "a\\nb.txt" → "a b.txt"."""
    name = unicodedata.normalize("NFC", _UNSAFE_IN_NAME.sub(" ", name)).strip() or "namnlös"
    if len(name) <= _NAME_LENGTH:
        return name
    ending = PurePosixPath(name).suffix[:10]
    return name[: _NAME_LENGTH - len(ending) - 1] + "…" + ending


def _is_plain_zip(data: bytes, limits: Limits) -> bool:
    """False for what is not readable too: `read_file` then says why."""
    try:
        return kind_of(data, limits) == "zip"
    except Unreadable:
        return False


def _checked_entries(archive: zipfile.ZipFile, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the files of a zip without folders and litter, after all of its names are found safe."""
    check_directory(archive, limits)
    entries = archive.infolist()
    for entry in entries:
        if _is_unsafe(entry):
            raise Unreadable("unsafe_path")
    files = [entry for entry in entries if not entry.is_dir() and not _LITTER.search(_entry_name(entry))]
    if not files:
        raise Unreadable("empty_zip")
    return files


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    """True for a link, an absolute path (also "C:\\…") and a path that climbs out of its folder."""
    path = _entry_name(entry).replace("\\", "/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return (
        is_link or path.startswith("/") or re.match(r"[A-Za-z]:", path) is not None or ".." in path.split("/")
    )


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """Return the name; macOS writes UTF-8 without saying so, which Python reads as code page 437."""
    if not entry.flag_bits & 0x800:
        try:
            return entry.orig_filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return entry.orig_filename
