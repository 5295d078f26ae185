"""`python -m ingest.parsing FILE… [--json] [--spans]`: print what the parser understood, without a
database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.parsing import parse
from ingest.parsing.model import ParsedMeeting


def main(arguments: Sequence[str] | None = None) -> int:
    """Read UTF-8 files and print each meeting; 0 also with warnings, 1 where a file could not be read."""
    parser = argparse.ArgumentParser(prog="python -m ingest.parsing", description="Parse Swedish minutes.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a protokoll as UTF-8 text")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--spans", action="store_true", help="say which lines each value came from (implies --json)"
    )
    options = parser.parse_args(arguments)
    failed = False
    for path in options.files:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            failed = True
            continue
        meeting = parse(text, filename=path.name)
        if options.json or options.spans:
            print(json.dumps(meeting.as_dict(spans=options.spans), ensure_ascii=False))
        else:
            print(_summary(path, meeting))
    return 1 if failed else 0


def _summary(path: Path, meeting: ParsedMeeting) -> str:
    """A few lines for a person: whose minutes, when, how many items, the warnings."""
    lines = [f"{path}: {meeting.committee or '?'} {meeting.date or '?'}, {len(meeting.items)} items"]
    lines += [f"  {item.label} {item.title}" for item in meeting.items]
    lines += [f"  line {w.line}: {w.code}: {w.message}" for w in meeting.warnings]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
