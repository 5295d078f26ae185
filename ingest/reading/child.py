"""The child process that opens a PDF, DOCX, ODT or HTML file: it may run out of memory or time, or crash.

Run as a script, isolated (`python -I child.py`). The file's bytes come in on standard input after one line of
JSON with the kind and the limits; one JSON object goes out on standard output:
`{"text": "…", "notes": ["…"]}` or `{"unreadable": "scanned_pdf"}`.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

Extract = Callable[[bytes], tuple[str, tuple[str, ...]]]

MEMORY_EXIT = 3


def main() -> int:
    """Read one file from standard input, write what it says; return the exit code (3: out of memory)."""
    header = json.loads(sys.stdin.buffer.readline())
    set_limits(header["memory"], header["cpu_seconds"])
    try:
        answer = extract(header["kind"], sys.stdin.buffer.read(), header["text_characters"])
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", errors="replace"))
        sys.stdout.buffer.flush()
    except MemoryError:
        # Nothing more may be allocated, and an interpreter without memory can hang while it ends.
        os._exit(MEMORY_EXIT)
    return 0


def set_limits(memory: int, cpu_seconds: int) -> None:
    """Bound what this process may take: bytes of address space, seconds of CPU, no files, no core dump."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def extract(kind: str, data: bytes, text_characters: int) -> dict[str, object]:
    """Return the answer for one file, e.g. `{"text": "Protokoll\\n", "notes": []}`."""
    from ingest.reading.errors import Unreadable

    try:
        text, notes = extractor(kind)(data)
    except Unreadable as refusal:
        return {"unreadable": refusal.code, "values": refusal.values}
    if len(text) > text_characters:
        return {"unreadable": "too_much_text", "values": {}}
    return {"text": text, "notes": notes}


def extractor(kind: str) -> Extract:
    """Return the function that reads a kind; only that one's libraries are loaded."""
    match kind:
        case "pdf":
            from ingest.reading.pdf_text import extract
        case "docx":
            from ingest.reading.docx_text import extract
        case "odt":
            from ingest.reading.odt_text import extract
        case "html":
            from ingest.reading.html_text import extract
        case _:
            raise ValueError(f"no extractor for {kind!r}")
    return extract


if __name__ == "__main__":
    # Isolated mode leaves the project out of the path.
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    logging.disable(logging.CRITICAL)  # libraries' warnings may quote the text
    sys.exit(main())
