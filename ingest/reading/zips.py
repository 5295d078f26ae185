"""A zip opened with care: its directory looked at before anything is unpacked, its bytes counted on the way.

Nothing is written to disk. What the directory says of sizes only serves to refuse early.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from ingest.reading.errors import Unreadable
from ingest.reading.limits import Limits

_CHUNK = 64 * 1024
_ENTRY_MARK = b"PK\x01\x02"
_END_MARK = b"PK\x05\x06"
_IS_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
)


def open_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Return the zip, opened; raise `Unreadable` where its directory is broken or beyond the limits."""
    if _count_entries(data) > limits.entries:
        raise Unreadable("too_many_entries", limit=str(limits.entries))
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Unreadable("broken_file") from error


def check_directory(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Raise `Unreadable` where the zip says itself that it is too large, or where it is encrypted."""
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise Unreadable("zip_bomb", limit=limits.unpacked_megabytes)
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries):
        raise Unreadable("encrypted_zip")


def check_package(data: bytes, limits: Limits) -> None:
    """Raise `Unreadable` where a DOCX or ODT unpacks to more than the limits allow, or is damaged."""
    budget = limits.unpacked_bytes
    with open_zip(data, limits) as package:
        check_directory(package, limits)
        for entry in package.infolist():
            budget -= sum(len(chunk) for chunk in unpacked(package, entry, budget, limits))


def unpacked(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int, limits: Limits
) -> Iterator[bytes]:
    """Yield an entry's bytes piece by piece; raise `Unreadable` once they are more than the budget."""
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                budget -= len(chunk)
                if budget < 0:
                    raise Unreadable("zip_bomb", limit=limits.unpacked_megabytes)
                yield chunk
    except _BROKEN as error:
        raise Unreadable("broken_file") from error


def _count_entries(data: bytes) -> int:
    """Count the entries before `zipfile` makes an object of each: 25 MB can hold half a million."""
    end = data.rfind(_END_MARK)
    if end < 0 or len(data) < end + 20:
        raise Unreadable("broken_file")
    (size,) = struct.unpack_from("<L", data, end + 12)
    return data.count(_ENTRY_MARK, max(0, end - size), end)
