"""What clerks correct, and what stays of it when the machine reads again. Pure: no database."""

from ingest.parsing import parse
from ingest.review.corrections import Change, apply_changes, with_keys
from tests.ingest.minutes import item, minutes

TEXT = minutes(item(1), item(2, "Val av ombud", case="Ks 82/2023", decision="Anna Berg väljs."), last=2)


def reading(text: str = TEXT):
    return parse(text).as_dict(spans=True)


def corrected(*changes: Change, text: str = TEXT):
    return apply_changes(reading(text), changes)


def titles(applied):
    return [(i["number"], i["title"]) for i in applied.reading["items"]]


def test_without_changes_the_reading_is_the_machines():
    applied = corrected()
    assert applied.reading == with_keys(reading())
    assert (applied.marks, applied.conflicts) == ({}, [])


def test_a_corrected_title_stands_and_says_that_it_is_the_clerks():
    change = Change("set", "items/2/title", "Val av ombud", "Val av ombud till årsmötet", 5, "kim")
    applied = corrected(change)
    assert titles(applied) == [(1, "Taxa för badhuset"), (2, "Val av ombud till årsmötet")]
    assert applied.marks["items/2/title"].by == "kim"


def test_the_machines_reading_is_never_changed():
    machine = reading()
    before = reading()
    apply_changes(machine, [Change("set", "items/2/title", "Val av ombud", "Annat")])
    assert machine == before


def test_an_item_is_found_by_the_number_that_the_machine_read_also_after_the_number_is_corrected():
    applied = corrected(
        Change("set", "items/2/number", 2, 3), Change("set", "items/2/title", "Val av ombud", "Val")
    )
    assert titles(applied) == [(1, "Taxa för badhuset"), (3, "Val")]


def test_a_person_is_corrected_by_name():
    row = reading()["attendance"][1] | {"party": "L"}
    applied = corrected(
        Change(
            "set",
            "attendance/bo-ceder",
            {**row, "party": "M"},
            {k: v for k, v in row.items() if k != "lines"},
        )
    )
    assert [a["party"] for a in applied.reading["attendance"][:3]] == ["S", "L", "C"]
    assert applied.reading["attendance"][1]["lines"] == row["lines"]


def test_a_person_is_added_and_another_removed():
    new = {**{k: v for k, v in reading()["attendance"][0].items() if k != "lines"}, "name": "Dan Ek"}
    applied = corrected(Change("add", "attendance", value=new, pk=9), Change("remove", "attendance/bo-ceder"))
    names = [row["name"] for row in applied.reading["attendance"]]
    assert "Dan Ek" in names
    assert "Bo Ceder" not in names
    assert "attendance/ny-9" in applied.marks


def test_a_split_item_becomes_two_and_each_has_its_own_decision():
    both = minutes(
        item(1, more="Val av revisor\n\nBeslut\n\nTekniska nämnden beslutar:\n\n1. Eva Ek väljs.\n")
    )
    sections = reading(both)["items"][0]["sections"]
    place = next(i for i, s in enumerate(sections) if "Val av revisor" in s["text"])
    at = sections[place]["text"].split("\n\n").index("Val av revisor")
    value = {"section": place, "paragraph": at, "number": 2, "title": "Val av revisor"}
    change = Change("split", "items/1", value=value, pk=4)
    applied = corrected(change, text=both)
    assert titles(applied) == [(1, "Taxa för badhuset"), (2, "Val av revisor")]
    assert applied.reading["items"][0]["decision"]["points"] == ["Taxan godkänns."]
    assert applied.reading["items"][1]["decision"]["points"] == ["Eva Ek väljs."]
    assert applied.reading["items"][1]["decision"]["outcomes"] == ["elected"]


def test_merged_items_are_one_and_no_text_is_lost():
    applied = corrected(Change("merge", "items/2"))
    assert titles(applied) == [(1, "Taxa för badhuset")]
    words = "\n".join(s["text"] for s in applied.reading["items"][0]["sections"])
    assert "§ 2 Val av ombud" in words
    assert "Anna Berg väljs" in words
    assert applied.reading["items"][0]["decision"]["points"] == ["Taxan godkänns.", "Anna Berg väljs."]


def test_an_item_is_moved_before_another():
    assert titles(corrected(Change("move", "items/2", value={"after": ""})))[0] == (2, "Val av ombud")


def test_an_item_that_the_machine_missed_is_added_in_its_place():
    from ingest.review.corrections import empty_item

    change = Change("add", "items", value=empty_item(9, "Information") | {"after": "1"}, pk=3)
    assert [number for number, _ in titles(corrected(change))] == [1, 9, 2]


def test_a_section_that_becomes_a_decision_gives_its_points():
    plain = TEXT.replace("Beslut\n\nTekniska nämnden beslutar:\n\n1. Anna", "Överläggning\n\n1. Anna")
    sections = reading(plain)["items"][1]["sections"]
    place = next(i for i, s in enumerate(sections) if "Anna Berg" in s["text"])
    before = {k: v for k, v in sections[place].items() if k != "lines"}
    after = {**before, "kind": "decision"}
    applied = corrected(Change("set", f"items/2/sections/{place}", before, after), text=plain)
    assert applied.reading["items"][1]["decision"]["points"] == ["Anna Berg väljs."]


def test_a_decision_that_a_clerk_wrote_is_not_read_over():
    mine = {"by": None, "points": ["Ärendet utgår."], "outcomes": ["other"], "as_proposed": None}
    old = reading()["items"][0]
    section = {k: v for k, v in old["sections"][0].items() if k != "lines"}
    applied = corrected(
        Change("set", "items/1/decision", old["decision"], mine),
        Change("set", "items/1/sections/0", section, {**section, "text": "Annan text."}),
    )
    assert applied.reading["items"][0]["decision"]["points"] == ["Ärendet utgår."]


def test_an_attachment_is_moved_to_the_item_that_it_belongs_to():
    machine = reading()
    machine["items"][1]["attachments"] = [{"heading": "Bilaga 1", "text": "Taxa i kronor"}]
    applied = apply_changes(machine, [Change("move", "items/2/attachments/0", value={"to": "1"})])
    assert [len(i["attachments"]) for i in applied.reading["items"]] == [1, 0]


def test_a_newer_reading_that_agrees_with_the_clerk_is_no_conflict():
    applied = corrected(Change("set", "items/2/title", "Val av ombd", "Val av ombud"))
    assert applied.conflicts == []


def test_a_newer_reading_that_disagrees_keeps_the_clerks_value_and_is_told():
    change = Change("set", "items/2/title", "Val av ombd", "Val av två ombud")
    applied = corrected(change)
    assert titles(applied)[1] == (2, "Val av två ombud")
    assert [(c.change, c.found, c.is_lost) for c in applied.conflicts] == [(change, "Val av ombud", False)]


def test_a_correction_whose_place_is_gone_is_told_and_the_others_stand():
    lost = Change("set", "items/7/title", "Gammalt", "Nytt")
    applied = corrected(lost, Change("set", "items/1/title", "Taxa för badhuset", "Taxa"))
    assert titles(applied)[0] == (1, "Taxa")
    assert [(c.change, c.is_lost) for c in applied.conflicts] == [(lost, True)]
