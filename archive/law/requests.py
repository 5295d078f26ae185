"""Requests to correct or remove something: a number for who asks, a place in the clerk's queue.

No account, no cookie and no address is kept. Whoever sends many at once is held back by a count in memory,
keyed by a hash whose key is forgotten when the process ends.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import deque
from urllib.parse import urlsplit

from django.core import signing
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import timezone

from archive.models import Body, Meeting, Person, Request
from archive.serving.moved import new_address

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_KEY = secrets.token_bytes(32)
_PER_HOUR = 5  # from one address
_ALL_PER_HOUR = 200  # from everybody together
_HOUR = 3600.0  # seconds
_SALT = "request"
_QUICKEST, _SLOWEST = 2.0, 24 * _HOUR  # seconds between seeing the form and sending it

_sent: dict[str, deque[float]] = {}


def ticket() -> str:
    """Return a signed time for the form, in place of a cookie."""
    return signing.dumps(time.time(), salt=_SALT)


def is_timely(value: str) -> bool:
    """Tell whether a form was seen by somebody: its ticket is ours, some seconds old, and of today."""
    try:
        age = time.time() - float(signing.loads(value, salt=_SALT))
    except (signing.BadSignature, TypeError, ValueError):
        return False
    return _QUICKEST <= age <= _SLOWEST


def may_send(address: str, now: float | None = None) -> bool:
    """Tell whether one more request may come from an address, and count it; the address is not kept."""
    now = time.monotonic() if now is None else now
    key = hmac.new(_KEY, address.encode(), hashlib.sha256).hexdigest()
    for known in [known for known, times in _sent.items() if not times or now - times[-1] > _HOUR]:
        del _sent[known]
    times = _sent.setdefault(key, deque())
    while times and now - times[0] > _HOUR:
        times.popleft()
    everybody = sum(len(all_times) for all_times in _sent.values())
    if len(times) >= _PER_HOUR or everybody >= _ALL_PER_HOUR:
        return False
    times.append(now)
    return True


def make_request(*, address: str, kind: str, text: str, contact: str) -> Request:
    """Put a request into the queue of its page's body, with a number hard to guess: "2026-7KQ2MXPA"."""
    tail = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    number = f"{timezone.localdate().year}-{tail}"
    return Request.objects.create(
        number=number, address=address, body=body_of(address), kind=kind, text=text, contact=contact
    )


def body_of(address: str) -> Body | None:
    """Return whose page an address is: "https://…/protokoll/ekeby-kommun/…" is that of Ekeby kommun.

    None for a page of all bodies, and for what is no page of the archive.
    """
    path = page_of(address)
    names = resolve(path).kwargs if path else {}
    if "body" in names:
        return Body.objects.filter(slug=names["body"]).first()
    person = Person.objects.filter(slug=names.get("person", "")).select_related("body").first()
    return person.body if person else None


def page_of(address: str) -> str:
    """Return the path of the archive's page that an address names, where it is now; "" for none."""
    try:
        path = urlsplit(address.strip()).path
        path = new_address(path) or path
        resolve(path)
    except (ValueError, Resolver404):
        return ""
    return path


def meeting_of(address: str) -> Meeting | None:
    """Return the meeting whose page, or whose paragraf's, an address is; None for any other page."""
    path = page_of(address)
    names = resolve(path).kwargs if path else {}
    if not {"body", "committee", "day"} <= names.keys():
        return None
    return Meeting.objects.filter(
        committee__body__slug=names["body"], committee__slug=names["committee"], slug=names["day"]
    ).first()


def place_in_queue(request: Request) -> int:
    """Return how many open requests to the same body are answered before this one, and itself.

    0 for one that is answered.
    """
    if request.state != Request.State.OPEN:
        return 0
    before = Q(at__lt=request.at) | Q(at=request.at, pk__lte=request.pk)
    return Request.objects.filter(before, state=Request.State.OPEN, body=request.body_id).count()
