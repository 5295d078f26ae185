"""References lead to what they mean, both ways, and nowhere else."""

import pytest

from archive.following.linking import link_references, mentions_of
from archive.models import AgendaItem
from ingest.pipeline import ingest
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db


def take_in(*items: str, date: str, committee: str = "Tekniska nämnden", first: int = 1) -> None:
    text = minutes(*items, date=date, committee=committee, first=first, last=first + len(items) - 1)
    ingest(name=f"{committee}-{date}.txt", data=text.encode())


def the(number: int, date: str) -> AgendaItem:
    return AgendaItem.objects.for_reading().get(number=number, meeting__date=date)


def links(found: AgendaItem) -> list[tuple[str, list[str]]]:
    made = link_references(found, list(found.references.all()))
    return [
        (link.words, [str(o.meeting.date) for o in link.items] + [str(c) for c in link.cases])
        for link in made
    ]


def test_a_paragraf_of_the_same_committee_is_linked_both_ways():
    take_in(item(4, "Badhuset", case=""), date="2022-03-01", first=4)
    later = item(9, "Badhuset igen", case="", more="Ärendebeskrivning\n\nNämnden beslutade 2022-03-01, § 4.")
    take_in(later, date="2023-05-09", first=9)
    assert [to for _, to in links(the(9, "2023-05-09"))] == [["2022-03-01"]]
    assert [str(o) for o in mentions_of(the(4, "2022-03-01"))] == ["§ 9 Badhuset igen"]


def test_another_committee_is_known_by_its_abbreviation():
    take_in(item(4, case=""), date="2022-03-01", committee="Barn- och utbildningsnämnden", first=4)
    text = item(9, case="", more="Ärendebeskrivning\n\nSe BUN 2022-03-01, § 4.")
    take_in(text, date="2023-05-09", first=9)
    assert [to for _, to in links(the(9, "2023-05-09"))] == [["2022-03-01"]]


def test_the_same_day_and_number_in_another_committee_is_no_link():
    take_in(item(4, case=""), date="2022-03-01", committee="Barn- och utbildningsnämnden", first=4)
    text = item(9, case="", more="Ärendebeskrivning\n\nSe Kommunstyrelsen 2022-03-01, § 4.")
    take_in(text, date="2023-05-09", first=9)
    found = links(the(9, "2023-05-09"))
    assert [to for _, to in found] == [[]]
    assert mentions_of(the(4, "2022-03-01")) == []


def test_a_case_number_leads_to_the_case_in_any_spelling_and_the_own_one_is_left_out():
    take_in(item(1, case="Ks 12/2021"), date="2022-03-01")
    text = item(
        2, case="Ks 99/2023", more="Ärendebeskrivning\n\nSe KS 2021/12 och Ks 99/2023 samt Ks 5/2001."
    )
    take_in(text, date="2023-05-09", first=2)
    found = dict(links(the(2, "2023-05-09")))
    assert ["Ks 12/2021"] in found.values()
    assert found["Ks 5/2001"] == []
    assert "Ks 99/2023" not in found


def test_what_is_withdrawn_is_not_linked():
    take_in(item(4, case=""), date="2022-03-01", first=4)
    text = item(9, case="", more="Ärendebeskrivning\n\nNämnden beslutade 2022-03-01, § 4.")
    take_in(text, date="2023-05-09", first=9)
    AgendaItem.objects.filter(number=4).update(state="withdrawn")
    assert [to for _, to in links(the(9, "2023-05-09"))] == [[]]
