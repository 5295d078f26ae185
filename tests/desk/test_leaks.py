"""What is not published shows nowhere: words are planted, and looked for in every answer of every public page."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import AgendaItem, Case, Meeting, Person
from tests.desk.conftest import upload
from tests.desk.test_journey import publish
from tests.desk.test_routes import views
from tests.ingest.minutes import item, minutes

pytestmark = pytest.mark.django_db

DRAFT = minutes(
    item(1, "Kvastfenan", case="Ks 901/2023", officer="Ylva Knopp", decision="Kvastfenan godkänns."),
    committee="Knoppnämnden",
    date="2023-11-07",
    members="Tage Kvist (S)\nBo Ceder (M)",
    chair="Tage Kvist (S)",
)
WITHDRAWN = minutes(
    item(2, "Lavendelfallet", case="Ks 902/2023", officer="Siri Malva", decision="Lavendelfallet avslås."),
    date="2023-10-03",
    members="Vera Timjan (S)\nBo Ceder (M)",
    chair="Vera Timjan (S)",
    first=2,
    last=2,
)
PLANTED = ("kvastfenan", "knoppn", "ylva", "knopp", "kvist", "901/2023", "ks-901", "2023-11-07")
TAKEN_AWAY = ("lavendel", "malva", "timjan", "902/2023", "ks-902")


@pytest.fixture
def addresses(clerk) -> list[str]:
    """Publish one protokoll, take another down, leave a third as a draft; return every public address."""
    kim = clerk()
    publish(kim, upload(kim, minutes(), "offentligt.txt"))
    gone = upload(kim, WITHDRAWN, "lavendel.txt")
    publish(kim, gone)
    known = {
        *(m.get_absolute_url() for m in Meeting.objects.all()),
        *(i.get_absolute_url() for i in AgendaItem.objects.all()),
        *(p.get_absolute_url() for p in Person.objects.all()),
        *(c.get_absolute_url() for c in Case.objects.all()),
    }
    assert len(known) > 10
    kim.post(f"/registrera/granska/{gone.pk}/avpublicera/", {"reason": "Fel fil", "kind": "other"})
    assert Meeting.objects.exclude(state="published").exists()
    upload(kim, DRAFT, "kvastfenan.txt")
    return sorted(known | set(_public(known)))


def _public(known: set[str]) -> list[str]:
    """Return every public route that needs no argument, those below the known things, and searches."""
    simple = [
        "/" + address for address, _ in views() if "<" not in address and not address.startswith("registrera")
    ]
    below = [
        f"{a}{part}"
        for a in known
        if a.startswith("/protokoll/")
        for part in ("original/1/", "versioner/1/", "i-originalet/")
    ]
    parents = {"/".join(a.split("/")[:depth]) + "/" for a in known for depth in (2, 3, 4)}
    searches = [f"/sok/?q={word}" for word in ("taxan", "godkänns", "nämnden", "bo")]
    sitemap = (
        [reverse("sitemap_section", args=[name]) for name in ("meetings", "items")] if _has_sitemaps() else []
    )
    return [*simple, *below, *parents, *searches, *sitemap]


def _has_sitemaps() -> bool:
    from archive.sitemaps import SITEMAPS

    return {"meetings", "items"} <= set(SITEMAPS)


def test_no_public_page_tells_a_word_of_drafts_and_withdrawn_minutes(addresses):
    reader = Client()
    seen = 0
    for address in addresses:
        answer = reader.get(address)
        assert answer.status_code in (200, 301, 302, 404, 410), address
        text = _text(answer)
        seen += "taxa" in text
        told = [word for word in PLANTED if word in text]
        if answer.status_code != 410:  # which says the committee and day that the reader asked for
            told += [word for word in TAKEN_AWAY if word in text and word not in address]
        assert told == [], f"{address}: {[text[max(0, text.find(w) - 60) : text.find(w) + 60] for w in told]}"
    assert seen > 5  # the published one is told, so the search does look at something


def _text(answer) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace").lower() + str(dict(answer.headers)).lower()


@pytest.mark.parametrize("word", [*PLANTED[:3], "lavendelfallet", "902/2023"])
def test_a_search_for_a_planted_word_finds_nothing(addresses, word):
    reader = Client()
    for address in ("/sok/", "/beslut/", "/protokoll/", "/arenden/", "/api/v1/paragrafer/"):
        answer = reader.get(address, {"q": word, "format": "json"})
        if answer.status_code == 200:
            assert "godkänns" not in answer.content.decode().replace(word, "") or "kvastfenan" not in _text(
                answer
            ).replace(word, "")
            assert "2023-11-07" not in _text(answer)
            assert "2023-10-03" not in _text(answer)
