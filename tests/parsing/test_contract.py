"""What must hold for any input: the whole object, nothing lost, nothing made up, no exception."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.parsing import parse
from ingest.parsing.model import ParsedMeeting

MINUTES = """Ekby kommun
Kulturnämnden

Protokoll

Datum: 2021-03-04
Tid: 13.00–14:30
Plats: Biblioteket

Närvarande ledamöter

Asta Blom (S), ordförande
Bo Ek (M) § 5

Tjänstgörande ersättare

Dan Falk (M) ersätter Bo Ek (M) § 6

Övriga

Eva Lind, kulturchef

Paragraf 5–6

Fia Grön, sekreterare

Asta Blom (S), ordförande

Bo Ek (M), justerare

§ 5 Bidrag till hembygdsföreningen

Ärendenummer: KN 12/2021
Handläggare: Eva Lind

Ärendebeskrivning

Föreningen söker bidrag.

Förslag till beslut

Kulturförvaltningens förslag till Kulturnämnden:

- Bidraget beviljas.

Beslut

Kulturnämnden beslutar:

- Bidraget beviljas.

§ 6 Information

Eva Lind informerar.

Beslut

Informationen tas till protokollet.
"""


def test_every_key_of_the_contract_is_there() -> None:
    meeting = parse(MINUTES).as_dict()

    assert {key: value for key, value in meeting.items() if key not in {"attendance", "items"}} == {
        "body": "Ekby kommun",
        "committee": "Kulturnämnden",
        "date": "2021-03-04",
        "start_time": "13:00",
        "end_time": "14:30",
        "place": "Biblioteket",
        "first_paragraph": 5,
        "last_paragraph": 6,
        "adjusted_on": None,
        "digitally_signed": False,
        "signatories": [
            {"role": "secretary", "name": "Fia Grön", "party": None},
            {"role": "chair", "name": "Asta Blom", "party": "S"},
            {"role": "adjuster", "name": "Bo Ek", "party": "M"},
        ],
        "warnings": [],
    }
    assert [(a["name"], a["group"], a["paragraphs"]) for a in meeting["attendance"]] == [
        ("Asta Blom", "member", None),
        ("Bo Ek", "member", [5]),
        ("Dan Falk", "serving_substitute", [6]),
        ("Eva Lind", "other", None),
    ]
    assert meeting["items"][0] == {
        "number": 5,
        "label": "§ 5",
        "title": "Bidrag till hembygdsföreningen",
        "case_number": "KN 12/2021",
        "officers": ["Eva Lind"],
        "sections": [
            {"kind": "background", "heading": "Ärendebeskrivning", "text": "Föreningen söker bidrag."},
            {
                "kind": "proposal",
                "heading": "Förslag till beslut",
                "text": "Kulturförvaltningens förslag till Kulturnämnden:\n\n- Bidraget beviljas.",
            },
            {
                "kind": "decision",
                "heading": "Beslut",
                "text": "Kulturnämnden beslutar:\n\n- Bidraget beviljas.",
            },
        ],
        "proposal": {"by": "Kulturförvaltningen", "points": ["Bidraget beviljas."]},
        "decision": {
            "by": "Kulturnämnden",
            "points": ["Bidraget beviljas."],
            "outcomes": ["approved"],
            "as_proposed": True,
        },
        "motions": [],
        "reservations": [],
        "votes": [],
        "references": [],
        "attachments": [],
    }
    assert meeting["items"][1]["sections"][0] == {
        "kind": "background",
        "heading": None,
        "text": "Eva Lind informerar.",
    }


def test_the_object_survives_json_with_its_spans() -> None:
    meeting = parse(MINUTES)

    kept = ParsedMeeting.from_dict(json.loads(json.dumps(meeting.as_dict(spans=True))))

    assert kept.as_dict(spans=True) == meeting.as_dict(spans=True)


def test_every_value_knows_its_lines() -> None:
    meeting = parse(MINUTES)
    source = MINUTES.split("\n")

    def at(lines: tuple[int, int] | None) -> str:
        assert lines is not None
        return "\n".join(source[lines[0] - 1 : lines[1]])

    assert at(meeting.spans["date"]) == "Datum: 2021-03-04"
    assert at(meeting.spans["place"]) == "Plats: Biblioteket"
    assert [at(a.lines) for a in meeting.attendance][2] == "Dan Falk (M) ersätter Bo Ek (M) § 6"
    assert [at(s.lines) for s in meeting.signatories][2] == "Bo Ek (M), justerare"
    first, second = meeting.items
    assert at(first.lines).startswith("§ 5 Bidrag")
    assert at(first.lines).endswith("- Bidraget beviljas.")
    assert at(first.sections[0].lines) == "Ärendebeskrivning\n\nFöreningen söker bidrag."
    assert first.decision is not None
    assert at(first.decision.lines) == "- Bidraget beviljas."
    assert at(second.lines).startswith("§ 6 Information")


def test_the_callers_body_wins_and_the_filename_gives_a_missing_date() -> None:
    undated = MINUTES.replace("Datum: 2021-03-04\n", "")

    assert parse(MINUTES, body="Ek stad").body == "Ek stad"
    assert parse(undated).date is None
    assert parse(undated, filename="kulturnamnden-2021-03-04.txt").date == "2021-03-04"
    assert parse(MINUTES, filename="kulturnamnden-1999-01-01.txt").date == "2021-03-04"


def test_what_is_in_no_field_is_a_warning_with_its_line() -> None:
    text = MINUTES.replace("Protokoll\n", "Protokoll\n\nKaffe serveras i foajén.\n", 1)

    warning = next(w for w in parse(text).warnings if w.code == "unplaced_text")

    assert (warning.line, "Kaffe serveras i foajén." in warning.message) == (6, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\x00\x01\x02\xff" * 50,
        "§",
        "§ 1",
        "Beslut",
        "Protokoll",
        "Hej!\n\nVi ses på torsdag.",
        "1\n2\n3",
        "\ud800",
    ],
)
def test_what_is_not_minutes_is_said_to_be_not_minutes(text: str) -> None:
    meeting = parse(text)

    assert meeting.warnings[0].code == "not_minutes"
    assert meeting.items == ()


def test_the_command_prints_one_json_object_a_line(tmp_path: Path) -> None:
    source = tmp_path / "protokoll.txt"
    source.write_text(MINUTES, encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-m", "ingest.parsing", str(source), str(source), "--json"],
        capture_output=True, text=True, check=True, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"},
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip

    assert [json.loads(line) for line in run.stdout.splitlines()] == [parse(MINUTES).as_dict()] * 2


def told(text: str) -> list[str]:
    return [w.message for w in parse(text).warnings]


def test_what_stands_beside_the_digital_signing_is_told() -> None:
    text = MINUTES.rstrip() + "\n\nDigitalt justerat{}\n"
    assert told(text.format(" protokoll")) == told(MINUTES)
    assert "Text utan plats: Digitalt justerat Anna" in told(text.format(" Anna"))


def test_both_sides_of_a_form_feed_inside_a_line_are_told() -> None:
    assert told("2013-04-04 09:00 friluft \f Protokoll") == [
        "Text utan plats: 2013-04-04 09:00 friluft Protokoll"
    ]


def test_a_file_that_is_no_text_is_reported(tmp_path: Path) -> None:
    source = tmp_path / "bild.txt"
    source.write_bytes(b"\xff\xfe\x00\xd8")

    run = subprocess.run(
        [sys.executable, "-m", "ingest.parsing", str(source)],
        capture_output=True, text=True, check=False, cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip

    assert run.returncode == 1
    assert re.search(r"bild\.txt: .*utf-?8", run.stderr, re.I)
