"""Imports go one way: the parser knows nobody, the archive knows nothing of the write side."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARSER = "ingest.parsing"
# What the read side may know of the write side: what a case number is, and where the clerks' pages are.
ARCHIVE_MAY = {"ingest.parsing.case_numbers"}
URLS_MAY = {"ingest.urls"}


def modules(folder: str) -> list[Path]:
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts]


def imported(path: Path) -> set[str]:
    """Every module that a file imports, also inside functions; `from a import b` counts as a and a.b."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            raise AssertionError(f"{path} imports by a relative name")
    return found


def ours(names: set[str], room: str) -> set[str]:
    return {name for name in names if name == room or name.startswith(f"{room}.")}


@pytest.mark.parametrize("path", modules("ingest/parsing"), ids=str)
def test_the_parser_imports_the_standard_library_and_itself_only(path):
    for name in imported(path):
        top = name.split(".")[0]
        assert top in sys.stdlib_module_names or name == "ingest" or name.startswith(PARSER), name


@pytest.mark.parametrize("path", modules("ingest/reading"), ids=str)
def test_reading_knows_neither_django_nor_the_archive(path):
    tops = {name.split(".")[0] for name in imported(path)}
    assert not tops & {"django", "archive"}
    assert not ours(imported(path), "ingest.models")


@pytest.mark.parametrize("path", modules("archive"), ids=str)
def test_the_archive_knows_nothing_of_the_write_side_but_case_numbers(path):
    allowed = ARCHIVE_MAY | (URLS_MAY if path.name == "urls.py" else set())
    wrong = {
        name
        for name in ours(imported(path), "ingest")
        if not any(name == ok or name.startswith(f"{ok}.") or ok.startswith(f"{name}.") for ok in allowed)
    }
    assert not wrong


@pytest.mark.parametrize("path", modules("archive/models"), ids=str)
def test_models_know_no_pages(path):
    names = imported(path)
    for room in ("archive.views", "archive.api", "archive.feeds", "archive.urls", "archive.browsing"):
        assert not ours(names, room)


@pytest.mark.parametrize("path", [*modules("archive/search"), *modules("archive/browsing")], ids=str)
def test_queries_know_no_pages(path):
    names = imported(path)
    for room in ("archive.views", "archive.api", "archive.feeds", "archive.urls"):
        assert not ours(names, room)


def test_the_walk_sees_an_import_inside_a_function(tmp_path):
    file = tmp_path / "module.py"
    file.write_text("def f():\n    from archive.views import start\n")
    assert "archive.views.start" in imported(file)
