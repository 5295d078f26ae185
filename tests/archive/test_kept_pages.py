"""A page is kept as it was rendered, for readers only, and goes as soon as anything changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import AgendaItem, Meeting
from archive.search.index import unindex_items
from tests.search.rows import paragraph

pytestmark = pytest.mark.django_db(transaction=True)


def _asked(client: Client, path: str) -> int:
    """Return how often the database is asked for a page that was asked for just before."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.usefixtures("still_database")
@pytest.mark.parametrize("path", ["/", "/beslut/", "/sok/?q=badhuset", "/personer/"])
def test_a_page_that_is_asked_for_again_costs_one_question_to_the_database(client: Client, path: str) -> None:
    paragraph("Taxa för badhuset")

    assert _asked(client, path) == 1


@pytest.mark.parametrize("path", ["/beslut/", "/sok/?q=badhuset"])
def test_what_is_withdrawn_is_gone_from_the_next_page(client: Client, path: str) -> None:
    item = paragraph("Taxa för badhuset", decision="Taxan höjs.")
    assert "Taxa för" in client.get(path).content.decode()

    Meeting.objects.update(state=Meeting.State.WITHDRAWN)
    unindex_items([item])

    assert "Taxa för" not in client.get(path).content.decode()


def test_what_is_corrected_is_so_on_the_next_page(client: Client) -> None:
    item = paragraph("Taxa för badhuset")
    address = item.get_absolute_url()
    assert "badhuset" in client.get(address).content.decode()

    AgendaItem.objects.filter(pk=item.pk).update(title="Taxa för simhallen")

    assert "simhallen" in client.get(address).content.decode()


def test_a_kept_page_is_the_page_itself(client: Client) -> None:
    paragraph("Taxa för badhuset")

    first, again = client.get("/beslut/"), client.get("/beslut/")

    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())
    assert client.get("/beslut/", headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.usefixtures("still_database")
def test_for_a_clerk_nothing_is_kept(client: Client) -> None:
    paragraph("Taxa för badhuset")
    client.force_login(User.objects.create_user("eva"))

    client.get("/beslut/")

    assert _asked(client, "/beslut/") > 1


def test_addresses_and_hosts_are_kept_apart(client: Client) -> None:
    paragraph("Taxa för badhuset")

    assert client.get("/sok/?q=badhuset").content != client.get("/sok/?q=simhall").content
    assert b"http://localhost/" in client.get("/beslut/", headers={"host": "localhost"}).content
    assert b"http://testserver/" in client.get("/beslut/", headers={"host": "testserver"}).content


def test_a_form_with_a_token_of_its_own_is_made_anew(client: Client) -> None:
    tokens = {Client().get("/registrera/logga-in/").cookies["csrftoken"].value for _ in range(3)}

    assert len(tokens) == 3


@pytest.mark.usefixtures("still_database")
def test_a_page_is_kept_for_a_minute(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    paragraph("Taxa för badhuset")
    now = [1000.0]
    monkeypatch.setattr("archive.serving.kept_pages.monotonic", lambda: now[0])
    shown: list[Any] = []
    monkeypatch.setattr("archive.views.lists.render", _counting(shown))

    for _ in range(5):
        client.get("/beslut/")
    assert len(shown) == 1
    now[0] += 61
    client.get("/beslut/")
    assert len(shown) == 2


def _counting(shown: list[Any]) -> Any:
    from django.shortcuts import render

    def counted(*arguments: Any) -> Any:
        shown.append(arguments)
        return render(*arguments)

    return counted
