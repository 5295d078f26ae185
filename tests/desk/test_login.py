"""Logging in: failed tries, the second factor, and log-in by a proxy."""

import html
import re
import time
from urllib.parse import unquote
from xml.etree import ElementTree

import pyotp
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from ingest.models import FailedLogin, SecondFactor
from tests.desk.conftest import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = "/registrera/logga-in/"


def log_in(client, name="kim", password=PASSWORD, address="192.0.2.1"):
    return client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address)


def test_the_desk_asks_who_it_is_and_leads_back(clerk, client):
    clerk()
    asked = client.get("/registrera/uppladdningar/")
    assert asked["Location"] == "/registrera/logga-in/?next=/registrera/uppladdningar/"
    answer = client.post(
        asked["Location"], {"username": "kim", "password": PASSWORD, "next": "/registrera/uppladdningar/"}
    )
    assert answer["Location"] == "/registrera/uppladdningar/"


def test_a_log_in_never_leads_to_another_site(clerk, client):
    clerk()
    answer = client.post(LOGIN, {"username": "kim", "password": PASSWORD, "next": "https://example.org/"})
    assert answer["Location"] == "/registrera/"


@pytest.mark.parametrize("name", ["kim", "ingen-alls"])
def test_five_failed_tries_close_the_door_for_known_and_unknown_names_alike(clerk, client, name):
    clerk()
    pages = [log_in(client, name, "fel") for _ in range(5)]
    assert {page.status_code for page in pages} == {200}
    assert "Namnet eller lösenordet stämmer inte." in pages[0].content.decode()
    closed = log_in(client, name)
    assert closed.status_code == 429
    assert 0 < int(closed["Retry-After"]) <= 15 * 60


def test_the_same_name_elsewhere_still_gets_in(clerk, client):
    clerk()
    for _ in range(6):
        log_in(client, password="fel")
    assert log_in(Client(), address="192.0.2.7").status_code == 302


def test_the_door_opens_again_after_fifteen_minutes(clerk, client):
    clerk()
    for _ in range(5):
        log_in(client, password="fel")
    FailedLogin.objects.update(at=timezone.now() - timezone.timedelta(minutes=15, seconds=1))
    assert log_in(client).status_code == 302


def test_nothing_tells_who_tried(clerk, client):
    clerk()
    log_in(client, password="fel")
    row = FailedLogin.objects.get()
    assert "kim" not in row.key
    assert "192.0.2.1" not in row.key


@pytest.fixture
def secret(clerk):
    clerk()
    row = SecondFactor.objects.create(
        user=User.objects.get(username="kim"), secret=pyotp.random_base32(), confirmed=True
    )
    return row.secret


def test_a_second_factor_is_asked_for_and_each_code_counts_once(secret, client):
    asked = log_in(client)
    assert asked["Location"] == "/registrera/logga-in/kod/"
    assert client.get("/registrera/").status_code == 302
    code = pyotp.TOTP(secret).now()
    assert client.post("/registrera/logga-in/kod/", {"code": code})["Location"] == "/registrera/"
    assert client.get("/registrera/").status_code == 200
    other = Client()
    log_in(other)
    again = other.post("/registrera/logga-in/kod/", {"code": code})
    assert "redan använd" in again.content.decode()


def test_wrong_codes_close_the_door_too(secret, client):
    log_in(client)
    for _ in range(5):
        client.post("/registrera/logga-in/kod/", {"code": "000000"}, REMOTE_ADDR="192.0.2.1")
    assert (
        client.post("/registrera/logga-in/kod/", {"code": "000000"}, REMOTE_ADDR="192.0.2.1").status_code
        == 429
    )


def test_a_code_of_last_hour_is_refused(secret, client):
    log_in(client)
    old = pyotp.TOTP(secret).at(time.time() - 3600)
    assert client.post("/registrera/logga-in/kod/", {"code": old}).status_code == 200


def test_an_installation_can_demand_a_second_factor(clerk, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    kim = clerk()
    assert kim.get("/registrera/")["Location"] == "/registrera/konto/andra-faktor/"
    kim.get("/registrera/konto/andra-faktor/")
    code = pyotp.TOTP(SecondFactor.objects.get().secret).now()
    kim.post("/registrera/konto/andra-faktor/", {"code": code})
    assert kim.get("/registrera/").status_code == 200


def test_a_proxy_that_asked_already_can_say_who_it_is(clerk, client, settings):
    clerk()
    settings.REMOTE_USER_HEADER = "X-Remote-User"
    settings.AUTHENTICATION_BACKENDS = ["ingest.access.remote_user.RemoteUserBackend"]
    place = settings.MIDDLEWARE.index("django.contrib.auth.middleware.AuthenticationMiddleware") + 1
    settings.MIDDLEWARE = [
        *settings.MIDDLEWARE[:place],
        "ingest.access.remote_user.RemoteUserMiddleware",
        *settings.MIDDLEWARE[place:],
    ]
    assert client.get("/registrera/", headers={"X-Remote-User": "kim"}).status_code == 200
    stranger = Client().get("/registrera/", headers={"X-Remote-User": "okand"})
    assert stranger.status_code == 302
    assert not User.objects.filter(username="okand").exists()


def test_without_the_setting_the_header_means_nothing(clerk, client):
    clerk()
    assert client.get("/registrera/", headers={"X-Remote-User": "kim"}).status_code == 302


def test_the_image_to_scan_is_an_svg_of_this_accounts_key_alone(clerk):
    images = []
    for name in ("kim", "robin"):
        page = clerk(name=name).get("/registrera/konto/andra-faktor/").content.decode()
        image = html.unescape(re.search(r'<img src="data:image/svg\+xml[^,]*,([^"]+)"', page)[1])
        images.append(ElementTree.fromstring(unquote(image)))
        key = SecondFactor.objects.get(user__username=name).secret
        assert key in page.replace(" ", "")
    assert all(image.tag.endswith("svg") and int(image.get("width")) > 100 for image in images)
    assert ElementTree.tostring(images[0]) != ElementTree.tostring(images[1])
