"""Two people of one name are told apart: by a day, a committee, or the meetings, and now and later."""

from __future__ import annotations

import datetime as dt
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction

from archive.models import Person, ReservationMember, Signatory
from ingest.models import AuditEntry, PersonMerge, PersonSplit, PersonSuggestion
from ingest.people.appearances import ABOUT, KINDS, appearances
from ingest.people.merging import CannotMerge, merge
from ingest.people.splitting import Choice, split
from ingest.pipeline import ingest
from tests.desk.conftest import upload
from tests.desk.namesakes import BOARD, bring_in, days, from_day, other, protokoll, say, words
from tests.desk.test_journey import publish
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db


def test_every_table_that_points_to_a_person_is_known():
    """One that comes later must be moved too when two are told apart or merged, or be named as no appearance."""
    fields = Person._meta.get_fields(include_hidden=True)
    pointing = {field.related_model for field in fields if field.auto_created and not field.concrete}
    assert pointing == {kind.model for kind in KINDS} | set(ABOUT)


def test_the_second_gets_a_page_from_the_day_on_and_both_point_at_each_other(clerk, client, anna):
    from_day(clerk(), anna, "2022-01-01")
    assert days(anna) == ["2019-05-09", "2020-05-09"]
    assert days(other()) == ["2022-05-09", "2023-05-09"]
    first, second = words(client.get(anna.get_absolute_url())), words(client.get("/personer/anna-berg-2/"))
    assert (
        'Inte att förväxla med <a href="/personer/anna-berg-2/">Anna Berg</a>'
        " (S; Tekniska nämnden 9 maj 2022 – 9 maj 2023)." in first
    )
    assert (
        'Inte att förväxla med <a href="/personer/anna-berg/">Anna Berg</a>'
        " (S; Tekniska nämnden 9 maj 2019 – 9 maj 2020)." in second
    )
    assert days(other(), Signatory) == ["2022-05-09", "2023-05-09"]
    assert days(other(), ReservationMember, "reservation__item__meeting__date") == [
        "2022-05-09",
        "2023-05-09",
    ]


EVERYWHERE = """Yrkande

Anna Berg (S) yrkar avslag.

Omröstning

Anna Berg (S) röstar ja och Bo Ceder (M) röstar nej.

Reservation

Anna Berg (S) reserverar sig mot beslutet.
"""


def test_rows_of_every_kind_move_and_come_back(clerk):
    """On the list, stood in for, signing, presenting an item, moving, reserving and voting."""
    for year in (2020, 2022):
        everything = item(1, officer="Anna Berg", more=EVERYWHERE)
        stood_in_for = "Dan Ek (S), ersätter Anna Berg (S) § 1"
        text = minutes(everything, date=f"{year}-05-09", serving=stood_in_for)
        ingest(name=f"{year}.txt", data=text.encode())
    anna, kim = Person.objects.get(slug="anna-berg"), clerk()
    before = {
        kind.label: sorted(kind.rows.filter(person=anna).values_list("name", kind.meeting)) for kind in KINDS
    }
    assert {label: len(rows) for label, rows in before.items()} == dict.fromkeys(before, 2)
    from_day(kim, anna, "2022-01-01")
    for kind in KINDS:
        for person, year in ((anna, 2020), (other(), 2022)):
            (row,) = kind.rows.filter(person=person).values_list(f"{kind.meeting}__date", flat=True)
            assert row.year == year, kind.label
    kim.post(f"/registrera/personer/isar/{PersonSplit.objects.get().pk}/angra/")
    for kind in KINDS:
        assert sorted(kind.rows.filter(person=anna).values_list("name", kind.meeting)) == before[kind.label]


def test_minutes_read_again_from_the_command_line_keep_to_the_boundary(clerk, anna, tmp_path):
    from_day(clerk(), anna, "2022-01-01")
    for year in (2019, 2023, 2025):
        (tmp_path / f"{year}.txt").write_text(protokoll(f"{year}-05-09") + "\n\nRättat.")
    call_command("ingest", str(tmp_path), verbosity=0)
    call_command("reparse", verbosity=0)
    assert days(anna) == ["2019-05-09", "2020-05-09"]
    assert days(other()) == ["2022-05-09", "2023-05-09", "2025-05-09"]


@pytest.mark.django_db(transaction=True)
def test_minutes_published_in_the_same_moment_go_to_the_right_one(clerk, anna):
    clerk()
    user, started = User.objects.get(), threading.Event()

    def publish_now() -> None:
        started.set()
        try:
            bring_in("2024-05-09")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            split(anna, Choice(from_date=dt.date(2022, 1, 1)), user)
            publishing = pool.submit(publish_now)
            started.wait(10)
            until_somebody_waits()
        publishing.result(60)
    assert days(other()) == ["2022-05-09", "2023-05-09", "2024-05-09"]


def until_somebody_waits() -> None:
    """Return when another transaction waits for a lock that this one holds in this database."""
    for _ in range(600):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
                " WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted"
            )
            if cursor.fetchone():
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def moved(label: str, number: int = 2) -> str:
    return f'<span class="what">{label}</span><span class="side">{number}</span>'


def test_what_would_be_moved_is_shown_before_anything_is(clerk, anna):
    page = words(say(clerk(), anna, step="preview", how="dag", from_date="2022-01-01"))
    assert moved("Sammanträden") in page
    assert moved("Rader i närvarolistor") in page
    assert moved("Underskrifter") in page
    assert moved("Reservationer") in page
    assert "Tekniska nämnden, 2 sammanträden, 9 maj 2022 – 9 maj 2023" in page
    assert days(anna) == ["2019-05-09", "2020-05-09", "2022-05-09", "2023-05-09"]
    assert not PersonSplit.objects.exists()


def test_later_minutes_go_to_the_one_whose_time_it_is(clerk, anna):
    from_day(clerk(), anna, "2022-01-01")
    bring_in("2021-05-09", "2024-05-09")
    assert days(anna) == ["2019-05-09", "2020-05-09", "2021-05-09"]
    assert days(other()) == ["2022-05-09", "2023-05-09", "2024-05-09"]
    assert Person.objects.filter(name="Anna Berg").count() == 2


def test_a_boundary_in_one_committee_leaves_the_others_alone(clerk, anna):
    bring_in("2022-06-09", committee=BOARD)
    board = anna.body.committees.get(name=BOARD)
    from_day(clerk(), anna, "2022-01-01", committee=board.pk)
    bring_in("2024-05-09")
    bring_in("2024-06-09", committee=BOARD)
    assert days(other()) == ["2022-06-09", "2024-06-09"]
    assert "2024-05-09" in days(anna)


def test_meetings_are_ticked_and_stay_where_they_were_put_when_published_again(clerk, anna):
    kim = clerk()
    ticked = [row.meeting.pk for row in appearances(anna) if row.meeting.date.year in (2019, 2023)]
    say(kim, anna, how="mote", meeting=ticked)
    assert days(other()) == ["2019-05-09", "2023-05-09"]
    publish(kim, upload(kim, protokoll("2019-05-09") + "\n\nRättat.", "rattat.txt"))
    bring_in("2024-05-09")
    assert days(other()) == ["2019-05-09", "2023-05-09"]
    assert "2024-05-09" in days(anna)


def test_a_name_that_only_the_ticked_meetings_have_is_the_second_ones(clerk, anna):
    """In one protokoll Anna Berg was also written Anna Bergh; who is called so later is the one of that protokoll."""
    bergh = "Reservation\n\nAnna Bergh (S) reserverar sig mot beslutet.\n"
    ingest(name="juni.txt", data=minutes(item(1, more=bergh), date="2021-06-09").encode())
    ticked = next(row.meeting.pk for row in appearances(anna) if row.meeting.date.year == 2021)
    say(clerk(), anna, how="mote", meeting=[ticked])
    later = minutes(members="Anna Bergh (S)\nBo Ceder (M)", chair="Bo Ceder (M)", date="2024-06-09")
    ingest(name="senare.txt", data=later.encode())
    assert days(other()) == ["2021-06-09", "2024-06-09"]


def test_one_more_meeting_goes_to_who_was_told_apart_before(clerk, anna):
    kim = clerk()
    from_day(kim, anna, "2022-01-01")
    early = next(row.meeting for row in appearances(anna) if row.meeting.date.year == 2019)
    say(kim, anna, how="mote", meeting=[early.pk], other=other().pk)
    assert days(other()) == ["2019-05-09", "2022-05-09", "2023-05-09"]
    back = next(row.meeting for row in appearances(other()) if row.meeting.date.year == 2023)
    say(kim, other(), how="mote", meeting=[back.pk], other=anna.pk)
    for year in (2019, 2023):
        publish(kim, upload(kim, protokoll(f"{year}-05-09") + "\n\nRättat.", f"{year}.txt"))
    assert days(anna) == ["2020-05-09", "2023-05-09"]
    assert days(other()) == ["2019-05-09", "2022-05-09"]
    for row in PersonSplit.objects.all():
        kim.post(f"/registrera/personer/isar/{row.pk}/angra/")
    assert len(days(anna)) == 4


def test_a_name_corrected_by_hand_in_one_protokoll_wins_over_the_boundary(clerk, anna):
    kim = clerk()
    from_day(kim, anna, "2022-01-01")
    draft = upload(kim, protokoll("2024-05-09"))
    form = {"operation": "set", "path": "attendance/anna-berg", "name": "Anna Berg Lund", "party": "S"}
    kim.post(f"/registrera/granska/{draft.pk}/ratta/", form | {"group": "member", "present": "1"})
    publish(kim, draft)
    third = Person.objects.get(name="Anna Berg Lund")
    assert days(third) == ["2024-05-09"]


def test_the_search_knows_the_second_at_once(clerk, client, anna):
    def found(slug: str) -> set[int]:
        page = client.get("/sok/", {"person": slug}).content.decode()
        return {year for year in (2019, 2020, 2022, 2023) if f"/tekniska-namnden/{year}-05-09/1/" in page}

    assert found("anna-berg") == {2019, 2020, 2022, 2023}
    kim = clerk()
    from_day(kim, anna, "2022-01-01")
    assert found("anna-berg") == {2019, 2020}
    assert found("anna-berg-2") == {2022, 2023}
    kim.post(f"/registrera/personer/isar/{PersonSplit.objects.get().pk}/angra/")
    assert found("anna-berg") == {2019, 2020, 2022, 2023}


def test_readers_can_tell_the_two_in_every_list(clerk, client, anna):
    from_day(clerk(), anna, "2022-01-01")
    for address in ("/personer/", "/sok/?q=Anna+Berg", "/sok/forslag/?q=anna+be"):
        page = words(client.get(address))
        assert "Tekniska nämnden 2019–2020" in page, address
        assert "Tekniska nämnden 2022–2023" in page, address


def test_undoing_gives_everything_back_and_the_second_address_leads_to_the_first(clerk, client, anna):
    kim = clerk()
    from_day(kim, anna, "2022-01-01")
    bring_in("2024-05-09")
    row = PersonSplit.objects.get()
    longer = "Anna Berg Lund (S)\nBo Ceder (M)"
    bring_in("2024-08-09", members=longer, chair="Bo Ceder (M)")
    page = words(kim.post(f"/registrera/personer/isar/{row.pk}/angra/", follow=True))
    assert "Anna Berg (S) är som förut." in page
    asked = words(kim.get("/registrera/personer/"))
    assert asked.count("Anna Berg (S) och Anna Berg Lund (S)") == 1  # once, although there were two pages
    assert len(days(anna)) == 5
    assert client.get("/personer/anna-berg-2/")["Location"] == "/personer/anna-berg/"
    assert "Inte att förväxla" not in words(client.get("/personer/anna-berg/"))
    bring_in("2025-05-09")
    assert len(days(anna)) == 6
    kim.post(f"/registrera/personer/isar/{row.pk}/angra/")
    assert AuditEntry.objects.filter(action="undo_telling_apart").count() == 1


def test_who_says_it_again_with_another_day_gets_the_same_second_address(clerk, client, anna):
    kim = clerk()
    from_day(kim, anna, "2022-01-01")
    kim.post(f"/registrera/personer/isar/{PersonSplit.objects.get().pk}/angra/")
    from_day(kim, anna, "2023-01-01")
    assert days(other()) == ["2023-05-09"]
    assert Person.objects.filter(slug__startswith="anna-berg").count() == 2
    assert client.get("/personer/anna-berg-2/").status_code == 200


def test_what_was_built_on_it_is_undone_first(clerk, anna):
    kim = clerk()
    from_day(kim, anna, "2020-01-01")
    from_day(kim, other(), "2023-01-01")
    older, newer = PersonSplit.objects.order_by("pk")
    page = words(kim.post(f"/registrera/personer/isar/{older.pk}/angra/", follow=True))
    assert "Ångra det senaste först." in page
    assert len(days(other())) == 2
    for row in (newer, older):
        kim.post(f"/registrera/personer/isar/{row.pk}/angra/")
    assert len(days(anna)) == 4


def test_two_told_apart_are_neither_merged_nor_suggested_to_be_one(clerk, anna):
    from_day(clerk(), anna, "2022-01-01")
    with pytest.raises(CannotMerge):
        merge(anna, other(), PersonSplit.objects.get().by)
    row = PersonSuggestion.objects.create(first=anna, second=other(), evidence="Samma namn.")
    page = words(clerk().post(f"/registrera/personer/forslag/{row.pk}/", {"answer": "first"}, follow=True))
    assert "De två är redan isärhållna" in page
    assert not PersonMerge.objects.exists()


def test_a_new_name_may_be_the_second_and_not_also_the_first(clerk, anna):
    kim = clerk()
    from_day(kim, anna, "2022-01-01")
    bring_in("2024-05-09", members="Anna Berg Lund (S)\nBo Ceder (M)", chair="Bo Ceder (M)")
    longer = Person.objects.get(name="Anna Berg Lund")
    wanted = PersonSuggestion.objects.get(first=other(), second=longer)
    kim.post(f"/registrera/personer/forslag/{wanted.pk}/", {"answer": "first"})
    bring_in("2018-05-09", members="Anna Berg Lund (S)\nBo Ceder (M)", chair="Bo Ceder (M)")
    assert "2018-05-09" in days(other())
    page = words(kim.post(f"/registrera/personer/isar/{PersonSplit.objects.get().pk}/angra/", follow=True))
    assert "Ångra sammanslagningen först." in page


def test_a_merge_from_before_is_not_undone_under_a_boundary(clerk, anna):
    kim = clerk()
    bring_in("2024-05-09", members="Anna Berg Lund (S)\nBo Ceder (M)", chair="Bo Ceder (M)")
    kim.post(f"/registrera/personer/forslag/{PersonSuggestion.objects.get().pk}/", {"answer": "first"})
    from_day(kim, anna, "2022-01-01")
    assert "2024-05-09" in days(other())
    merged = PersonMerge.objects.get()
    page = words(kim.post(f"/registrera/personer/sammanslagning/{merged.pk}/angra/", follow=True))
    assert "Sidan har delats på två personer efter sammanslagningen." in page
    bring_in("2025-05-09", members="Anna Berg Lund (S)\nBo Ceder (M)", chair="Bo Ceder (M)")
    assert "2025-05-09" in days(other())


def test_a_clerk_finds_the_page_by_name_or_address(clerk, anna):
    kim = clerk()
    for asked in ("berg anna", "https://arkiv.example/personer/anna-berg/", "/personer/anna-berg"):
        assert f'href="/registrera/personer/{anna.pk}/"' in words(
            kim.get("/registrera/personer/", {"q": asked})
        )


def test_it_stands_in_the_log_with_before_and_after(clerk, anna):
    kim = clerk()
    from_day(kim, anna, "2022-01-01")
    entry = AuditEntry.objects.get(action="tell_people_apart")
    assert entry.before == {"people": {"anna-berg": {"meetings": 4, "rows": 12}}}
    assert entry.after == {
        "people": {"anna-berg": {"meetings": 2, "rows": 6}, "anna-berg-2": {"meetings": 2, "rows": 6}},
        "said": {"from": "2022-01-01", "committee": None},
    }
    assert "höll isär två personer med samma namn" in words(kim.get("/registrera/handelser/"))
