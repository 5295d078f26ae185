"""The API for other systems, and the example that its description gives."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from ingest.access.api_tokens import new_token
from ingest.models import AuditEntry, Upload
from ingest.resolving import get_body
from tests.ingest.minutes import minutes

ADDRESS = "/registrera/api/uppladdningar/"
DESCRIPTION = Path(__file__).resolve().parents[2] / "docs/upload-api.md"


@pytest.fixture
def secret(clerk):
    clerk()
    return new_token("Diariet", get_body("Ekeby kommun"), User.objects.get())[1]


def post(client, secret, data=None, name="maj.txt"):
    files = {"file": SimpleUploadedFile(name, minutes().encode() if data is None else data)}
    return client.post(ADDRESS, files, headers={"Authorization": f"Bearer {secret}"})


@pytest.mark.django_db
def test_a_file_is_understood_and_the_answer_holds_the_minutes(client, secret):
    answer = post(client, secret)
    assert answer.status_code == 201
    told = answer.json()
    assert (told["state"], told["outcome"], told["error"]) == ("draft", "understood", None)
    assert told["minutes"]["date"] == "2023-05-09"
    assert told["minutes"]["items"][0]["decision"]["points"] == ["Taxan godkänns."]
    assert told["sha256"] == hashlib.sha256(minutes().encode()).hexdigest()
    assert Upload.objects.get().body.name == "Ekeby kommun"
    assert AuditEntry.objects.get().actor == "API: Diariet"


@pytest.mark.django_db
def test_the_same_file_again_gives_the_same_answer(client, secret):
    first, second = post(client, secret), post(client, secret, name="kopia.txt")
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    asked = client.get(first["Location"], headers={"Authorization": f"Bearer {secret}"})
    assert asked.json() == first.json()


@pytest.mark.django_db
def test_what_cannot_be_read_says_why(client, secret):
    told = post(client, secret, b"").json()
    assert (told["outcome"], told["error"]["code"]) == ("unreadable", "empty")


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["", "Bearer", "Bearer prot_wrong", "Basic a2ltOng="])
def test_without_a_key_nothing_is_taken(client, secret, header):
    answer = client.post(
        ADDRESS, {"file": SimpleUploadedFile("a.txt", b"x")}, headers={"Authorization": header}
    )
    assert answer.status_code == 401
    assert not Upload.objects.exists()


@pytest.mark.django_db
def test_a_key_of_one_body_learns_nothing_of_another(client, secret):
    other = new_token("Annat", get_body("Sjövik kommun"), User.objects.get())[1]
    address = post(client, secret)["Location"]
    assert client.get(address, headers={"Authorization": f"Bearer {other}"}).status_code == 404
    again = post(client, other)
    assert again.status_code == 409
    assert "minutes" not in again.json()


@pytest.mark.django_db
def test_a_key_is_shown_once_and_kept_as_a_hash(clerk):
    kim = clerk()
    body = get_body("Ekeby kommun")
    page = kim.post("/registrera/nycklar/", {"name": "Diariet", "body": body.pk}).content.decode()
    shown = re.search(r"prot_[\w-]+", page)[0]
    assert shown not in kim.get("/registrera/nycklar/").content.decode()
    assert body.tokens.get().hash == hashlib.sha256(shown.encode()).hexdigest()


@pytest.mark.django_db(transaction=True)
def test_the_example_with_curl_works_as_it_is_written(live_server, secret, tmp_path):
    if shutil.which("curl") is None:
        pytest.skip("curl is missing")
    (tmp_path / "protokoll.txt").write_text(minutes())
    examples = re.findall(r"^    (curl .+(?:\n         .+)*)", DESCRIPTION.read_text(), re.MULTILINE)
    assert len(examples) == 2
    digest = hashlib.sha256(minutes().encode()).hexdigest()
    for example in examples:
        command = example.replace("https://minutes.example.se", live_server.url).replace("$SHA256", digest)
        environ = {"PATH": "/usr/bin:/bin", "KEY": secret}
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, env=environ, capture_output=True, text=True
        )
        assert json.loads(done.stdout)["outcome"] == "understood", done.stderr
