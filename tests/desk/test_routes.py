"""Every page of the desk, tried by everybody with every method: the table of routes is what holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ingest.access.routes import ROUTES, Who
from ingest.models import Role

METHODS = ("GET", "POST", "PUT", "DELETE")
NOBODY, NO_ROLES = "nobody", "no roles"
WHO = (NOBODY, NO_ROLES, *Role.Kind.values)


def views(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every page of the site with its address."""
    for entry in (resolver or get_resolver()).url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from views(entry, address)
        else:
            yield address, entry


DESK = {entry.name: entry for address, entry in views() if address.startswith("registrera/")}


def test_every_page_of_the_desk_is_declared_and_every_declared_one_exists():
    assert set(DESK) == set(ROUTES)


def test_no_page_of_the_desk_stands_outside_its_guard():
    guarded = {entry.callback.route_name: entry.name for entry in DESK.values()}
    assert guarded == {name: name for name in ROUTES}
    loose = [
        address
        for address, entry in views()
        if entry.callback.__module__.startswith("ingest.")
        and not hasattr(entry.callback, "route_name")
        and address.startswith("registrera/")
    ]
    assert loose == []


@pytest.fixture
def people(db: None) -> dict[str, Client]:
    clients = {NOBODY: Client()}
    for who in WHO[1:]:
        user = User.objects.create_user(who.replace(" ", "-"))
        if who != NO_ROLES:
            Role.objects.create(user=user, kind=who)
        clients[who] = Client()
        clients[who].force_login(user)
    return clients


def address_of(name: str) -> str:
    for arguments in ([], [1], ["a"], [1, 1]):
        try:
            return reverse(f"desk:{name}", args=arguments)
        except Exception:
            continue
    raise AssertionError(f"no address for {name}")


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_a_page_opens_for_those_in_the_table_and_for_nobody_else(name, people):
    address = address_of(name)
    for method in METHODS:
        allowed = ROUTES[name].get(method)
        for who, client in people.items():
            answer = client.generic(method, address)
            said = f"{who} {method} {address}: {answer.status_code}"
            asks_log_in = answer.status_code == 302 and answer["Location"].startswith(
                "/registrera/logga-in/?"
            )
            if allowed is None:
                assert answer.status_code == 405, said
            elif allowed is Who.TOKEN:
                assert answer.status_code == 401, said
            elif allowed is Who.PUBLIC:
                assert not asks_log_in and answer.status_code < 400, said
            elif who == NOBODY:
                assert asks_log_in, said
            elif allowed is not Who.SIGNED_IN and who not in allowed:
                assert answer.status_code == 403, said
            else:
                assert not asks_log_in and answer.status_code not in (403, 405, 500), said
            if name == "logout" and method == "POST" and who != NOBODY:
                client.force_login(User.objects.get(username=who.replace(" ", "-")))


def test_a_clerk_of_one_body_sees_nothing_of_another(clerk):
    from ingest.resolving import get_body
    from tests.desk.conftest import upload
    from tests.ingest.minutes import minutes

    mine, other = get_body("Ekeby kommun"), get_body("Sjövik kommun")
    draft = upload(clerk(name="alla"), minutes(), body=mine.pk)
    assert draft.body == mine
    theirs = clerk(body=other, name="sjo")
    for name in ("review", "compare", "original_of_upload", "withdraw", "move"):
        assert theirs.get(reverse(f"desk:{name}", args=[draft.pk])).status_code == 404, name
    for name in ("correct", "undo", "reviewed", "publish", "retry", "body_of_upload"):
        assert theirs.post(reverse(f"desk:{name}", args=[draft.pk])).status_code == 404, name
    for page in ("start", "uploads"):
        assert "Tekniska nämnden" not in theirs.get(reverse(f"desk:{page}")).content.decode()
    assert clerk(body=mine, name="eke").get(reverse("desk:review", args=[draft.pk])).status_code == 200


def test_the_same_file_in_another_body_is_told_without_a_link(clerk):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from ingest.resolving import get_body
    from tests.desk.conftest import upload
    from tests.ingest.minutes import minutes

    mine, other = get_body("Ekeby kommun"), get_body("Sjövik kommun")
    upload(clerk(name="alla"), minutes(), body=mine.pk)
    files = {"files": [SimpleUploadedFile("x.txt", minutes().encode())], "body": other.pk}
    page = clerk(body=other, name="sjo").post("/registrera/ladda-upp/", files, follow=True).content.decode()
    assert "Samma fil är inlämnad för en annan kommun eller region." in page
    assert "/registrera/granska/" not in page


def test_an_administrator_of_one_body_cannot_take_over_an_account_of_all(clerk):
    from ingest.resolving import get_body

    clerk(name="chef")
    chief = User.objects.get(username="chef")
    before = chief.password
    small = clerk(Role.Kind.ADMINISTRATOR, body=get_body("Ekeby kommun"), name="liten")
    assert small.get(f"/registrera/anvandare/{chief.pk}/").status_code == 404
    small.post(f"/registrera/anvandare/{chief.pk}/", {"action": "reset_password"})
    own = User.objects.get(username="liten")
    small.post(f"/registrera/anvandare/{own.pk}/", {"action": "give_role", "kind": "publisher", "body": ""})
    chief.refresh_from_db()
    assert chief.password == before
    assert not Role.objects.filter(user=own, body=None).exists()


def test_an_account_is_made_given_a_role_and_used(clerk, client):
    boss = clerk()
    page = boss.post("/registrera/anvandare/", {"username": "robin", "first_name": "", "last_name": ""})
    password = page.content.decode().split('<code class="secret">')[1].split("<")[0]
    robin = User.objects.get(username="robin")
    boss.post(f"/registrera/anvandare/{robin.pk}/", {"action": "give_role", "kind": "registrar", "body": ""})
    client.post("/registrera/logga-in/", {"username": "robin", "password": password})
    assert client.get("/registrera/ladda-upp/").status_code == 200
    assert client.get("/registrera/anvandare/").status_code == 403
