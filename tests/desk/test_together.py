"""Many at once: the same file from all sides, and two versions in one moment."""

from __future__ import annotations

import os
import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from archive.models import MeetingVersion, Source
from ingest.models import ApiToken, Upload
from tests.ingest.minutes import item, minutes

CLIENTS = 32
pytestmark = pytest.mark.django_db(transaction=True)


def send(url: str, secret: str, data: bytes, name: str = "maj.txt") -> tuple[int, str]:
    """Hand in a file through the API, as another system would; return the status and the answer."""
    body = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="'
        + name.encode()
        + b'"\r\n\r\n'
        + data
        + b"\r\n--x--\r\n"
    )
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "multipart/form-data; boundary=x"}
    request = urllib.request.Request(f"{url}/registrera/api/uppladdningar/", body, headers, method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.status, answer.read().decode()


@pytest.fixture
def secret(clerk, django_user_model):
    from ingest.access.api_tokens import new_token
    from ingest.resolving import get_body

    clerk()
    return new_token("Diariet", get_body("Ekeby kommun"), django_user_model.objects.get())[1]


def test_the_same_file_from_32_clients_at_once_is_one_upload_and_each_is_told_where_it_is(
    live_server, secret
):
    """Two rounds in the normal run; UPLOAD_ROUNDS=20 for the whole trial."""
    data, rounds = minutes().encode(), int(os.environ.get("UPLOAD_ROUNDS", "2"))
    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = list(pool.map(lambda _: send(live_server.url, secret, data), range(CLIENTS * rounds)))
    assert sorted(status for status, _ in answers) == [200] * (CLIENTS * rounds - 1) + [201]
    assert Upload.objects.count() == Source.objects.count() == 1
    assert len({re.search(r'"review": "([^"]+)"', text)[1] for _, text in answers}) == 1


def test_32_clerks_who_hand_in_the_same_file_at_once_each_get_a_link_to_the_one_upload(clerk):
    """Two rounds in the normal run; UPLOAD_ROUNDS=20 for the whole trial."""
    rounds = int(os.environ.get("UPLOAD_ROUNDS", "2"))
    clerks = [clerk(name=f"kim{n}") for n in range(CLIENTS)]

    def hand_in(client: Client) -> list[str]:
        try:
            return [
                client.post(
                    "/registrera/ladda-upp/",
                    {"files": [SimpleUploadedFile("maj.txt", minutes().encode())]},
                    follow=True,
                ).content.decode()
                for _ in range(rounds)
            ]
        finally:
            connection.close()

    with ThreadPoolExecutor(CLIENTS) as pool:
        pages = [page for told in pool.map(hand_in, clerks) for page in told]
    upload = Upload.objects.get()
    assert len(pages) == CLIENTS * rounds
    assert all(f'href="/registrera/granska/{upload.pk}/"' in page for page in pages)
    assert sum("Samma fil är redan inlämnad" in page for page in pages) == CLIENTS * rounds - 1


def test_two_versions_in_one_moment_are_both_kept_in_an_order(live_server, secret, clerk):
    texts = [minutes(item(1, decision=f"Taxan höjs med {n} procent.")).encode() for n in range(1, 5)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda data: send(live_server.url, secret, data), texts))
    drafts = list(Upload.objects.all())
    for draft in drafts:
        clerk().post(f"/registrera/granska/{draft.pk}/ratta/", {"operation": "answer_rest"})
        clerk().post(f"/registrera/granska/{draft.pk}/granskad/")

    def publish(draft: Upload) -> int:
        try:
            return clerk().post(f"/registrera/granska/{draft.pk}/publicera/").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(publish, drafts)) == {302}
    versions = MeetingVersion.objects.order_by("number")
    assert [v.number for v in versions] == [1, 2, 3, 4]
    assert [v.superseded_at is None for v in versions] == [False, False, False, True]
    assert sorted(Upload.objects.values_list("state", flat=True)) == ["published"] + ["superseded"] * 3


def test_a_key_that_was_revoked_opens_nothing(live_server, secret):
    from urllib.error import HTTPError

    from django.utils import timezone

    ApiToken.objects.update(revoked_at=timezone.now())
    with pytest.raises(HTTPError, match="401"):
        send(live_server.url, secret, b"x")
