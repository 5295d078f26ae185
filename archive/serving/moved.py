"""Old addresses of things that have moved, as from a wrongly guessed municipality to the right one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from archive.models import MovedAddress

Handler = Callable[[HttpRequest], HttpResponse]


def redirect_moved(get_response: Handler) -> Handler:
    """Lead on (301) from an address where nothing is any more to where it moved, with all below it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        target = new_address(request.path)
        return HttpResponsePermanentRedirect(target) if target else response

    return middleware


def new_address(path: str) -> str | None:
    """Return where an address moved to, or None: the longest part of it that is known counts.

    With "/protokoll/ekeby/ks/2024-01-30/" moved, "/protokoll/ekeby/ks/2024-01-30/7/" leads to § 7 there.
    """
    parts = path.split("/")
    prefixes = ["/".join(parts[:end]) + "/" for end in range(2, min(len(parts), 12))]
    if "\x00" in path:
        return None
    rows = dict(MovedAddress.objects.filter(old__in=prefixes).values_list("old", "new"))
    if not rows:
        return None
    longest = max(rows, key=len)
    target = rows[longest] + path[len(longest) :]
    return target if target != path else None
