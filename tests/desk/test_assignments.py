"""A clerk's word on an assignment wins over what the text shows, and can be taken back."""

import pytest

from archive.models import Assignment
from ingest.models import AuditEntry
from ingest.pipeline import ingest
from ingest.resolving import get_body
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db

TASK = "Förvaltningen får i uppdrag att se över taxan senast den 1 mars 2024."


def assignment() -> Assignment:
    ingest(name="maj.txt", data=minutes(item(1, proposal=TASK, decision=TASK)).encode())
    return Assignment.objects.get()


def test_a_clerk_settles_an_assignment_and_readers_see_it(clerk, client):
    row = assignment()
    desk = clerk()
    assert "se över taxan" in desk.get("/registrera/uppdrag/").content.decode()
    desk.post(
        f"/registrera/uppdrag/{row.pk}/", {"settled_as": "reported", "note": "Muntligt i nämnden i februari."}
    )
    row.refresh_from_db()
    assert (row.settled_as, row.settled_by) == ("reported", "kim")
    assert AuditEntry.objects.filter(action="settle_assignment").count() == 1
    item_page = client.get(row.point.decision.item.get_absolute_url()).content.decode()
    assert "Muntligt i nämnden i februari." in item_page


def test_what_a_clerk_settled_can_be_taken_back(clerk):
    row = assignment()
    desk = clerk()
    desk.post(f"/registrera/uppdrag/{row.pk}/", {"settled_as": "dropped"})
    desk.post(f"/registrera/uppdrag/{row.pk}/", {"settled_as": ""})
    row.refresh_from_db()
    assert (row.settled_as, row.settled_at) == ("", None)


def test_an_unknown_word_settles_nothing(clerk):
    row = assignment()
    clerk().post(f"/registrera/uppdrag/{row.pk}/", {"settled_as": "kanske"})
    row.refresh_from_db()
    assert row.settled_as == ""


def test_a_clerk_of_another_body_cannot_settle_it(clerk):
    row = assignment()
    other = clerk(body=get_body("Sjövik kommun"), name="sjo")
    assert other.post(f"/registrera/uppdrag/{row.pk}/", {"settled_as": "dropped"}).status_code == 404
    assert "se över taxan" not in other.get("/registrera/uppdrag/").content.decode()
