"""Clerks for the tests of the desk, logged in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.models import Body, Person
from ingest.models import Role, Upload
from tests.desk.namesakes import bring_in

PASSWORD = "sommar-regn-och-sol"

Clerk = Callable[..., Client]


@pytest.fixture
def clerk(db: None) -> Clerk:
    """Return a client that is logged in with the given roles (all, if none), for one body or for all."""

    def make(*kinds: str, body: Body | None = None, name: str = "kim") -> Client:
        user, is_new = User.objects.get_or_create(username=name)
        if is_new:
            user.set_password(PASSWORD)
            user.save()
        for kind in kinds or Role.Kind.values:
            Role.objects.get_or_create(user=user, kind=kind, body=body)
        client = Client()
        client.force_login(user)
        return client

    return make


def upload(client: Client, text: str | bytes, name: str = "protokoll.txt", **more: object) -> Upload:
    """Hand in one file through the page, and return its upload."""
    data = text.encode() if isinstance(text, str) else text
    answer = client.post("/registrera/ladda-upp/", {"files": [SimpleUploadedFile(name, data)], **more})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return Upload.objects.get(source__sha256=hashlib.sha256(data).hexdigest())


@pytest.fixture
def anna(db: None) -> Person:
    """Anna Berg, of whom there are two: one until 2020, and one from 2022."""
    bring_in("2019-05-09", "2020-05-09", "2022-05-09", "2023-05-09")
    return Person.objects.get(slug="anna-berg")
