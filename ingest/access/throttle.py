"""Failed log-ins, counted for a name from an address; known and unknown names alike."""

from __future__ import annotations

import datetime as dt
import math

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ingest.models import FailedLogin

LIMIT = 5
WINDOW = dt.timedelta(minutes=15)


def login_key(username: str, request: HttpRequest) -> str:
    """Return the key for a name from the address of a request; neither can be told from it."""
    text = f"{username.strip().casefold()[:200]}\n{client_address(request)}"
    return salted_hmac("failed log-in", text, algorithm="sha256").hexdigest()


def client_address(request: HttpRequest) -> str:
    """Return the visitor's address, from the proxy's header where CLIENT_ADDRESS_HEADER names one."""
    header = settings.CLIENT_ADDRESS_HEADER
    told = request.headers.get(header, "") if header else ""
    return told.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")


def wait(key: str) -> int:
    """Return the seconds until the next try is allowed, 0 where it is allowed now."""
    since = timezone.now() - WINDOW
    times = list(
        FailedLogin.objects.filter(key=key, at__gt=since).order_by("-at").values_list("at", flat=True)
    )
    if len(times) < LIMIT:
        return 0
    return max(1, math.ceil((times[LIMIT - 1] - since).total_seconds()))


@transaction.atomic
def record_failure(key: str) -> None:
    """Count one failed log-in, and forget those that no longer count."""
    FailedLogin.objects.filter(at__lt=timezone.now() - WINDOW).delete()
    FailedLogin.objects.create(key=key)


def forget(key: str) -> None:
    """Start again from nothing, after a log-in that succeeded."""
    FailedLogin.objects.filter(key=key).delete()


def one_at_a_time(key: str) -> None:
    """Let those who try one name from one address wait for each other, until the transaction ends.

    Without it, a hundred tries at once would all be counted too late.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [20_003, int(key[:8], 16) - 2**31])
