"""Pages are kept as they were rendered, while nothing in the database changes: for a minute, by each worker.

Readers get the same page, for they get no cookies; whoever sends one is a clerk, and nothing is kept for
clerks. What is published, corrected, masked or withdrawn changes the state of the database (`remembering`),
and with it all kept pages go at once. The minute is for what the clock changes, such as what is overdue.
Pages are kept in memory only.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from time import monotonic

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from archive.serving.remembering import Memory, state

_SECONDS = 60
_MOST = 32 * 1024**2  # bytes of all pages that a worker keeps
_LARGEST = 512 * 1024  # bytes of one page
_MAY_VARY = {"cookie", "accept-encoding"}

pages = Memory(_MOST)


@dataclass(frozen=True, slots=True)
class _Page:
    content: bytes
    headers: dict[str, str]
    until: float  # on the process's own clock

    def response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=self.headers)


class KeptPages:
    """Middleware that answers a reader with a kept page where there is one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        now = _state() if _is_of_a_reader(request) else None
        if now is None:
            return self.get_response(request)
        key = _key(request)
        kept: _Page | None = pages.get(now, key)
        if kept and kept.until > monotonic():
            return kept.response()
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _may_be_kept(response):
            page = _Page(response.content, dict(response.items()), monotonic() + _SECONDS)
            pages.keep(now, key, page, size=len(page.content))
        return response


def _is_of_a_reader(request: HttpRequest) -> bool:
    is_anonymous = not request.COOKIES and "Authorization" not in request.headers
    return request.method == "GET" and is_anonymous and not settings.DEBUG


def _state() -> str | None:
    """Return the state of the database, or None where it does not answer: some pages can do without it."""
    try:
        return state()
    except DatabaseError:
        return None


def _key(request: HttpRequest) -> Hashable:
    return request.scheme, request.get_host(), request.get_full_path()


def _may_be_kept(response: HttpResponse) -> bool:
    vary = {name.strip().lower() for name in response.headers.get("Vary", "").split(",") if name.strip()}
    return (
        response.status_code == 200
        and not response.cookies
        and "Cache-Control" not in response.headers
        and vary <= _MAY_VARY
        and len(response.content) <= _LARGEST
    )
