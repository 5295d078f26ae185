"""Which files a command line means: files, folders with all below them, and the files inside zips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.reading import Unreadable, expand

_NOT_MINUTES = frozenset({"readme.md", "readme.txt", "readme"})
# What a folder may hold of documents; anything else in it is passed over, and said to be.
_ENDINGS = frozenset(
    {
        "",
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".htm",
        ".html",
        ".pdf",
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
        ".zip",
    }
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A file to take in: its name as shown, and its bytes, or why it was passed over or not read."""

    name: str
    data: bytes = b""
    error: str = ""
    is_skipped: bool = False


def gather(paths: list[str]) -> Iterator[Gathered]:
    """Yield every file that the paths mean, by name, a folder before its subfolders.

    A path that is not there, and a zip that cannot be opened, is yielded with its error: one bad file
    never stops the others.
    """
    for text in paths:
        path = Path(text)
        if path.is_dir():
            files = [p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")]
            files.sort(key=lambda file: (len(file.parts), str(file)))
            for file in files:
                name = str(file.relative_to(path))
                if file.suffix.lower() not in _ENDINGS or file.name.lower() in _NOT_MINUTES:
                    yield Gathered(name, error="not a document", is_skipped=True)
                else:
                    yield from _of_file(file, name)
        elif path.is_file():
            yield from _of_file(path, path.name)
        else:
            yield Gathered(text, error="no such file or folder")


def _of_file(path: Path, name: str) -> Iterator[Gathered]:
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Gathered(name, error=error.strerror or "cannot be read")
        return
    try:
        for inner, content in expand(name, data):
            yield Gathered(inner, content)
    except Unreadable as error:
        yield Gathered(name, error=error.message_en)
