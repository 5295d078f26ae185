"""How much one file may cost to read."""

from __future__ import annotations

from dataclasses import asdict, dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one reading; sizes in bytes, times in seconds.

    Measured elsewhere: a PDF or DOCX of 1 MB can be made to take 2 GB of memory; a real protokoll of 100
    pages takes less than 150 MB and 3 seconds. `child_memory` is address space (RLIMIT_AS), which counts
    the Python interpreter and its libraries too.
    """

    file_bytes: int = 25 * MEGABYTE
    unpacked_bytes: int = 100 * MEGABYTE
    entries: int = 1_000
    text_characters: int = 20_000_000
    child_memory: int = 512 * MEGABYTE
    child_cpu_seconds: int = 20
    child_wall_seconds: float = 60.0

    def as_dict(self) -> dict[str, float]:
        """Return the limits as plain values for the child process, e.g. `{"entries": 1000, …}`."""
        return asdict(self)

    @property
    def file_megabytes(self) -> str:
        """The size limit of a file as a person reads it, e.g. "25"."""
        return f"{self.file_bytes / MEGABYTE:g}"

    @property
    def unpacked_megabytes(self) -> str:
        """The size limit of what an archive unpacks to, e.g. "100"."""
        return f"{self.unpacked_bytes / MEGABYTE:g}"


DEFAULT_LIMITS = Limits()
