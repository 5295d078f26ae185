"""What every answer forbids the browser, how large a request may be, and what no log says."""

from __future__ import annotations

import logging

import pytest
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from archive.serving import health, security


@pytest.mark.django_db
def test_every_answer_says_what_a_browser_must_not_do(client: Client) -> None:
    for address in ("/halsa/", "/finns-inte/"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.django_db
def test_health_is_good_while_the_database_answers(client: Client) -> None:
    answer = client.get("/halsa/")
    assert (answer.status_code, answer.content.decode()) == (200, "frisk")
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_health_is_bad_when_the_database_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unreachable:
        def cursor(self) -> None:
            raise DatabaseError

    monkeypatch.setattr(health, "connection", Unreachable())
    assert health.health(RequestFactory().get("/halsa/")).status_code == 503


@pytest.mark.parametrize(("size", "status"), [("1000", 200), ("1001", 413), ("", 200), ("many", 200)])
@override_settings(UPLOAD_REQUEST_LIMIT=1000)
def test_a_request_that_is_too_large_is_refused_unread(size: str, status: int) -> None:
    class Unread:
        def read(self, *_: int) -> bytes:
            raise AssertionError("the body was read")

    request = HttpRequest()
    request.META["CONTENT_LENGTH"] = size
    request._stream = Unread()  # type: ignore[assignment]
    assert security.size_of_request(lambda _: HttpResponse("läst"))(request).status_code == status


@pytest.mark.parametrize(
    ("message", "arguments", "expected"),
    [
        ('"%s" %s %s', ("GET /sok/?q=anna+ek HTTP/1.1", "200", "12"), '"GET /sok/?… HTTP/1.1" 200 12'),
        ("Not Found: %s", ("/sok/?q=anna",), "Not Found: /sok/?…"),
        ("Vem? Ingen.", (), "Vem? Ingen."),
        ("100 % of /sok/ is well", (), "100 % of /sok/ is well"),
    ],
)
def test_no_log_says_what_somebody_searched_for(
    message: str, arguments: tuple[str, ...], expected: str
) -> None:
    record = logging.LogRecord("django.server", logging.INFO, "", 0, message, arguments, None)
    assert security.WithoutQuery().filter(record)
    assert record.getMessage() == expected
