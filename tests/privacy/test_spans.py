"""What finders have in common: which of two spans counts, and what stands on the line of one."""

from ingest.privacy import Kind, find_personal_data
from ingest.privacy.spans import Span, line_around, without_overlaps


def test_of_spans_that_overlap_the_first_named_counts_and_all_come_in_the_order_of_the_text():
    phone, name = Kind.PHONE, Kind.HEALTH
    told = [Span(20, 30, phone), Span(5, 8, name), Span(28, 40, name), Span(8, 20, name), Span(0, 50, phone)]
    assert without_overlaps(told) == [Span(5, 8, name), Span(8, 20, name), Span(20, 30, phone)]


def test_the_line_of_a_span_goes_no_further_than_its_breaks():
    assert line_around("Till\ntel 123 dagtid\nHej", 9, 12) == ("tel ", " dagtid")
    assert line_around("123", 0, 3) == ("", "")


def test_on_an_endless_line_only_what_stands_near_counts():
    text = f"{'x' * 5_000}nära 123 {'y' * 5_000}"
    before, after = line_around(text, 5_005, 5_008)
    assert before.endswith("xnära ") and after.startswith(" y")
    assert len(before) == len(after) == 300


def test_each_finding_tells_its_line():
    found = find_personal_data("Ring 070-174 06 05\n\nStina Ek (850709-9805)\nbankgiro 991-2346")
    assert [(finding.kind.value, finding.line) for finding in found] == [
        ("phone", 1),
        ("personal_number", 3),
        ("account", 4),
    ]


def test_an_address_at_the_domain_of_a_municipality_that_the_text_names_is_nobodys_own():
    at = "anna.ek@ekeby.se"
    assert [finding.text for finding in find_personal_data(f"Skriv till {at}.")] == [at]
    assert find_personal_data(f"Ekeby kommun svarar. Skriv till {at}.") == []
    assert find_personal_data(f"Ekebys kommun svarar. Skriv till {at}.") == []
