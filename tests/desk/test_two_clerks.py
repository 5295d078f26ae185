"""Two clerks with the same page open: the second is told what the first did, and nothing of either is lost."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from ingest.models import Correction, Upload
from tests.desk.conftest import upload
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db


def open_editor(client: Client, draft: Upload, path: str) -> dict[str, str]:
    """Return the hidden fields of the editor of a path, as the page has them."""
    page = client.get(f"/registrera/granska/{draft.pk}/", {"andra": path}).content.decode()
    for form in re.findall(r"<form.*?</form>", page, re.DOTALL):
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        if fields.get("path") == path and fields["operation"] in ("set", "split"):
            return fields
    raise AssertionError(f"no editor for {path}")


def send(client: Client, draft: Upload, fields: dict[str, str], **typed: str):
    return client.post(f"/registrera/granska/{draft.pk}/ratta/", fields | typed)


def words(answer) -> str:
    return html.unescape(answer.content.decode())


def test_the_second_is_told_who_changed_it_and_keeps_what_was_typed(clerk):
    kim, robin = clerk(name="kim"), clerk(name="robin")
    draft = upload(kim, minutes())
    mine, theirs = open_editor(kim, draft, "items/1/title"), open_editor(robin, draft, "items/1/title")
    send(kim, draft, mine, value="Taxa för simhallen")
    answer = send(robin, draft, theirs, value="Taxa för utebadet")
    assert answer.status_code == 409
    assert "kim ändrade det här medan du skrev. Nu står det: ”Taxa för simhallen”." in words(answer)
    assert 'name="value" value="Taxa för utebadet"' in words(answer)
    assert Correction.objects.get().value == "Taxa för simhallen"


def test_who_saves_again_after_being_told_has_decided(clerk):
    kim, robin = clerk(name="kim"), clerk(name="robin")
    draft = upload(kim, minutes())
    theirs = open_editor(robin, draft, "items/1/title")
    send(kim, draft, open_editor(kim, draft, "items/1/title"), value="Taxa för simhallen")
    told = words(send(robin, draft, theirs, value="Taxa för utebadet"))
    seen = re.search(r'name="seen" value="(\w+)"', told)[1]
    send(robin, draft, theirs | {"seen": seen}, value="Taxa för utebadet")
    assert Upload.objects.get().parsed().items[0].title == "Taxa för utebadet"
    assert [c.value for c in Correction.objects.all()] == ["Taxa för simhallen", "Taxa för utebadet"]


def test_two_who_change_different_values_do_not_meet(clerk):
    kim, robin = clerk(name="kim"), clerk(name="robin")
    draft = upload(kim, minutes())
    theirs = open_editor(robin, draft, "place")
    send(kim, draft, open_editor(kim, draft, "items/1/title"), value="Taxa för simhallen")
    assert send(robin, draft, theirs, value="Stadshuset").status_code == 302


def test_an_item_that_somebody_changed_is_not_split_unseen(clerk):
    kim, robin = clerk(name="kim"), clerk(name="robin")
    draft = upload(kim, minutes(item(1, more="Val av revisor\n\nEva Ek väljs.\n")))
    theirs = open_editor(robin, draft, "items/1")
    send(kim, draft, open_editor(kim, draft, "items/1/title"), value="Taxa för simhallen")
    answer = robin.post(
        f"/registrera/granska/{draft.pk}/ratta/",
        theirs | {"at": "1.0", "number": "2", "title": "Val av revisor"},
        follow=True,
    )
    assert "kim ändrade det här sedan du öppnade sidan." in words(answer)
    assert Correction.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "typed", "shown"),
    [
        ("date", {"value": "i tisdags"}, 'value="i tisdags"'),
        ("items/1/number", {"value": "ett"}, 'value="ett"'),
        (
            "attendance/anna-berg",
            {"name": "Anna Berg Ek", "group": "member", "paragraphs": "a–b", "replaces": "Bo"},
            'value="Anna Berg Ek"',
        ),
        ("items/1/decision", {"points": "", "by": "Nämnden"}, 'name="by" value="Nämnden"'),
        ("items/1/sections/0", {"kind": "none", "text": "Lång text som tog tid."}, "Lång text som tog tid."),
    ],
)
def test_what_was_typed_stays_in_the_editor_when_it_cannot_be_kept(clerk, path, typed, shown):
    kim = clerk()
    draft = upload(kim, minutes())
    fields = open_editor(kim, draft, path)
    if path == "items/1/decision":  # without points there is no decision: here it is another who came first
        send(kim, draft, fields, points="Taxan avslås.", by="Nämnden")
    answer = send(kim, draft, fields, **typed)
    assert answer.status_code in (409, 422)
    assert shown in words(answer)
