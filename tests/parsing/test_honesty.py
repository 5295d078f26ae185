"""How the share of misses with a warning is counted."""

from bench.honesty import is_told
from bench.scoring import Fact

SOURCE = "Kulturnämnden\n\nAnna Ek (S)\nBo Al (M)\n\n§ 7 Köp\nKöpet görs."


def warning(line, message="Text utan plats: x"):
    return {"code": "unplaced_text", "line": line, "message": message}


def test_a_warning_within_a_line_of_the_words_tells_of_the_miss():
    miss = Fact("people", "Bo Al name", "Bo Al", None)

    assert is_told(miss, SOURCE, [warning(3)])
    assert not is_told(miss, SOURCE, [warning(7)])


def test_a_warning_tells_of_all_the_lines_that_it_quotes():
    assert is_told(Fact("people", "Bo Al name", "Bo Al", None), SOURCE, [warning(1, "Anslag: a\nb\nc")])


def test_a_mark_or_a_number_stands_with_whom_it_is_said_of():
    assert is_told(Fact("votes", "item 7 vote yes", 3, None), SOURCE, [warning(6)])
    assert is_told(Fact("people: details", "Bo Al partial", True, None), SOURCE, [warning(4)])


def test_page_furniture_tells_of_nothing():
    furniture = {"code": "page_furniture", "line": 4, "message": "Bo Al"}

    assert not is_told(Fact("people", "Bo Al name", "Bo Al", None), SOURCE, [furniture])
