"""Two hundred secrets are planted, masked one by one, and looked for in all that the archive answers and keeps."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone

from archive.models import AgendaItem, Case, Meeting, Notice
from ingest.keeping.masking import mask
from ingest.models import Mark, PersonalData, Upload
from ingest.pipeline import publish, receive, understand
from tests.desk.test_routes import views
from tests.ingest.minutes import item, minutes
from tests.law.leaks import answers, rows
from tests.law.planted import Secret, planted

pytestmark = pytest.mark.django_db

SECRETS = planted(200)
IN_ONE_ITEM = 13
IN_ONE_MEETING = 25
# Digests, identifiers and times of day: that seven digits of a secret stand in them is chance, not a leak.
BY_CHANCE = re.compile(
    r"[0-9a-f]{32,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d\d:\d\d:\d\d\.\d+(?:[+z](?:\d\d)?)?"
)
WHY = {"mark": Mark.EXTERNAL, "reason": "Uppgift om enskild", "law_section": "21 kap. 1 § OSL"}
# A case that two bodies have, and a request's own page: neither is in this archive.
NEVER_REACHED = {"unplaced_case", "request"}


@pytest.fixture
def archive(settings, tmp_path: Path) -> list[Upload]:
    """Eight published protokoll with the secrets in decisions, reasons and names of files, two in two versions."""
    settings.MASK_LEDGER = tmp_path / "masks.jsonl"
    uploads = []
    for number, start in enumerate(range(0, len(SECRETS), IN_ONE_MEETING)):
        part = SECRETS[start : start + IN_ONE_MEETING]
        text = protokoll(part, f"2023-{number + 1:02}-09")
        uploads.append(published(text, f"{part[0].secret}.txt"))
        if number % 4 == 1:
            uploads.append(published(f"{text}\n\nRättat.", f"{part[0].secret} rättat.txt"))
    today = timezone.localdate()
    for meeting in Meeting.objects.all():
        Notice.objects.create(meeting=meeting, up=today, down=today + dt.timedelta(days=20))
    return uploads


def protokoll(secrets: list[Secret], date: str) -> str:
    groups = [secrets[i : i + IN_ONE_ITEM] for i in range(0, len(secrets), IN_ONE_ITEM)]
    items = [
        item(
            n,
            f"Ärende {n}",
            case=f"Ks {n}/2023",
            decision=" ".join(secret.sentence for secret in group),
            more="\n\n".join(f"Skäl. {secret.sentence}" for secret in group),
        )
        for n, group in enumerate(groups, 1)
    ]
    return minutes(*items, date=date, last=len(items))


def published(text: str, name: str) -> Upload:
    upload = understand(receive(name=name, data=text.encode()).upload)
    publish(upload, refusing="nothing")
    return upload


def mask_one_by_one(clerk: User) -> int:
    """Mask each thing that is found until nothing is left; return how many times it took."""
    for count in range(1_000):
        finding = PersonalData.objects.open().select_related("upload").order_by("pk").first()
        if finding is None:
            return count
        mask([finding], clerk, **WHY)
    raise AssertionError("the findings do not end")


def told(text: str) -> tuple[str, str]:
    """Return a text as it can be searched: unquoted, small letters, single blanks; and without any sign.

    A digest or a time leaves "ø", a letter that no secret has: what stands before and after it does not
    become one number.
    """
    unquoted = unquote_plus(text).replace("\\n", " ").lower()
    plain = " ".join(BY_CHANCE.sub("ø", unquoted).split())
    return plain, re.sub(r"[^\w@]", "", plain)


def leaks(places: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    found = set()
    for place, text in places:
        plain, letters = told(text)
        for secret in SECRETS:
            wanted = secret.secret.lower()
            if wanted in plain or re.sub(r"[^\w@]", "", wanted) in letters:
                found.add((place, secret.secret))
    return found


def public_pages() -> Iterator[tuple[str, str]]:
    """Yield every answer that readers can come to by links, and those that they must ask for."""
    more = [
        "/personer/",
        "/api/v1/",
        "/robots.txt",
        "/halsa/",
        "/uppdrag.ics",
        "/begaran/",
        "/borttaget/",
        "/favicon.ico",
        "/flode/anslagstavla/",
    ]
    for meeting in Meeting.objects.select_related("committee__body"):
        address = meeting.get_absolute_url()
        numbers = meeting.versions.values_list("number", flat=True)
        more += [f"{address}{page}/{n}/" for page in ("versioner", "original") for n in numbers]
    more += [f"/sok/forslag/?q={word}" for secret in SECRETS for word in secret.words]
    more += [f"/api/v1/{rows}/" for rows in ("sammantraden", "paragrafer", "personer", "uppdrag", "sok")]
    for model in (Meeting, AgendaItem, Case):
        more += [f"/api/v1{row.get_absolute_url()}" for row in model.objects.all()]
    yield from answers(Client(), *more)


def desk_pages(clerk: User) -> Iterator[tuple[str, str]]:
    """Yield what a clerk who may see everything but the originals has on the desk."""
    client = Client()
    client.force_login(clerk)
    pages = ["", "uppladdningar/", "personer/", "luckor/", "anslag/", "uppdrag/", "begaranden/", "handelser/"]
    for upload in Upload.objects.order_by("pk"):
        pages += [
            f"granska/{upload.pk}/{page}" for page in ("", "skillnad/", "personuppgifter/", "synlighet/")
        ]
    for page in pages:
        answer = client.get(f"/registrera/{page}")
        assert answer.status_code == 200, page
        yield f"/registrera/{page}", answer.content.decode()


def searches() -> Iterator[tuple[str, str]]:
    """Yield, for each word that only a secret had, the paragrafer that a search for it finds."""
    items = {row.get_absolute_url() for row in AgendaItem.objects.select_related("meeting__committee__body")}
    client = Client()
    for secret in SECRETS:
        for word in secret.words:
            page = client.get("/sok/", {"q": f'"{word}"'}).content.decode()
            hits = [address for address in items if f'href="{address}' in page]
            yield f"/sok/?q={word}", secret.secret if hits else ""


def files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield str(path), path.read_text(encoding="utf-8", errors="replace") + path.name


def test_two_hundred_secrets_masked_one_by_one_are_nowhere(archive: list[Upload], tmp_path: Path):
    clerk = User.objects.create_superuser("clerk")
    assert {secret for _, secret in leaks(rows())} == {secret.secret for secret in SECRETS}
    assert mask_one_by_one(clerk) >= len(SECRETS)
    assert leaks(rows()) == set()
    pages = list(public_pages())
    assert leaks(pages) == set()
    assert public_routes() - {name_of(address) for address, _ in pages} <= NEVER_REACHED
    assert leaks(desk_pages(clerk)) == set()
    assert leaks(searches()) == set()
    call_command("exportera", "ekeby-kommun", str(tmp_path / "export"))
    assert (tmp_path / "export/data/paragrafer.csv").exists()
    assert leaks(files(tmp_path)) == set()


def public_routes() -> set[str]:
    """The names of all routes that readers have, the API's too."""
    return {
        str(entry.name) for address, entry in views() if not address.startswith(("registrera/", "admin/"))
    }


def name_of(address: str) -> str:
    try:
        return str(resolve(re.sub(r"^https?://testserver", "", address).split("?")[0]).url_name)
    except Resolver404:
        return ""
