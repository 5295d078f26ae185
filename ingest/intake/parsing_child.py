"""The child process that reads one text: it may run out of time or memory, and is killed then.

Run as a script, isolated (`python -I parsing_child.py`). On standard input one line of JSON with the limits,
the body, the file's name and whether personal data is looked for, and one with the text; on standard output
the meeting with its lines, and what was found (kind, start, end, line), as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def main() -> int:
    """Parse the text from standard input, write what it says; return the exit code (3: out of memory)."""
    from ingest.parsing import parse
    from ingest.privacy.known import Told
    from ingest.reading.child import MEMORY_EXIT, set_limits

    header = json.loads(sys.stdin.buffer.readline())
    set_limits(header["memory"], header["cpu_seconds"])
    try:
        text = json.loads(sys.stdin.buffer.readline())
        parsed = parse(text, body=header["body"], filename=header["filename"])
        told = Told.of(text, parsed).found if header["is_searched"] else ()
        found = [[finding.kind.value, finding.start, finding.end, finding.line] for finding in told]
        sys.stdout.write(json.dumps({"parsed": parsed.as_dict(spans=True), "found": found}))
        sys.stdout.flush()
    except MemoryError:
        # Nothing more may be allocated, and an interpreter without memory can hang while it ends.
        os._exit(MEMORY_EXIT)
    return 0


if __name__ == "__main__":
    # Isolated mode leaves the project out of the path.
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main())
