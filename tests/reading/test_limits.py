"""Reading in a child process is bounded: in memory, in time, and whatever else happens to it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import ingest.reading.extraction
from ingest.reading import Limits, Unreadable, read_file
from tests.reading.documents import lines, pdf, word
from tests.reading.hostile import corpus, endless_pdf

PDF = pdf(lines(["§ 1 Val av justerare"]))


def hostile(name: str) -> bytes:
    return next(data for each, data in corpus() if each == name)


def test_a_document_hungry_for_memory_is_stopped() -> None:
    with pytest.raises(Unreadable) as refused:
        read_file("a.docx", hostile("hungry.docx"))
    assert refused.value.code == "extraction_memory"


def test_the_limit_of_memory_is_that_of_the_argument() -> None:
    data = word(lambda document: [document.add_paragraph("Text") for _ in range(3000)] and None)

    assert read_file("a.docx", data).text.startswith("Text")
    with pytest.raises(Unreadable) as refused:
        read_file("a.docx", data, limits=Limits(child_memory=40 * 1024 * 1024))
    assert refused.value.code in ("extraction_memory", "extraction_failed")


def test_too_much_cpu_is_stopped() -> None:
    with pytest.raises(Unreadable) as refused:
        read_file("a.pdf", endless_pdf(300_000), limits=Limits(child_cpu_seconds=1))
    assert refused.value.code == "extraction_timeout"


def test_a_child_that_sleeps_is_stopped_by_the_clock() -> None:
    started = time.monotonic()

    with pytest.raises(Unreadable) as refused:
        read_file("a.pdf", PDF, limits=Limits(child_wall_seconds=0.01))
    assert refused.value.code == "extraction_timeout"
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("import os; os.kill(os.getpid(), 11)", "extraction_failed"),
        ("import os; os.kill(os.getpid(), 9)", "extraction_timeout"),
        ("raise MemoryError", "extraction_memory"),
        ("raise SystemExit(1)", "extraction_failed"),
        ("print('no JSON')", "extraction_failed"),
        ("", "extraction_failed"),
    ],
)
def test_whatever_happens_to_the_child_is_an_answer(
    script: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child.py"
    child.write_text(script)
    monkeypatch.setattr(ingest.reading.extraction, "_CHILD", child)

    with pytest.raises(Unreadable) as refused:
        read_file("a.pdf", PDF)
    assert refused.value.code == code


def test_more_text_than_minutes_can_have_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read_file("a.pdf", PDF, limits=Limits(text_characters=10))
    assert refused.value.code == "too_much_text"


def test_the_child_sees_no_secrets_and_writes_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child.py"
    child.write_text('import json, os; print(json.dumps({"text": repr(dict(os.environ)), "notes": []}))')
    monkeypatch.setattr(ingest.reading.extraction, "_CHILD", child)
    monkeypatch.setenv("SECRET_KEY", "mycket hemligt")

    assert "hemligt" not in read_file("a.pdf", PDF).text


def test_a_real_document_needs_far_less_than_the_limits() -> None:
    data = pdf(
        *(
            lines([f"§ {page * 40 + n} Ett ärende om ingenting särskilt alls" for n in range(40)])
            for page in range(60)
        )
    )

    read = read_file("a.pdf", data, limits=Limits(child_memory=256 * 1024 * 1024, child_cpu_seconds=10))

    assert read.text.count("\f") == 59


def test_reading_loads_neither_django_nor_the_parser() -> None:
    script = "import sys, ingest.reading; print([m for m in sys.modules if m.startswith(('django', 'ingest.parsing'))])"

    loaded = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=os.fspath(Path(__file__).parents[2]),
    )

    assert loaded.stdout.strip() == "[]"
