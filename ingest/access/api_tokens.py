"""Keys for other systems: made once, shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets

from django.contrib.auth.models import User

from archive.models import Body
from ingest.models import ApiToken

_PREFIX = "prot_"  # so that a key which leaked can be told as one of ours


def new_token(name: str, body: Body, user: User) -> tuple[ApiToken, str]:
    """Make a key for one body; return its row, and the key itself, which is kept nowhere."""
    secret = _PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(name=name, body=body, created_by=user, hash=_hash(secret))
    return token, secret


def find_token(header: str) -> ApiToken | None:
    """Return the key that a header "Bearer prot_…" holds, or None where it is none of ours or revoked."""
    scheme, _, secret = header.partition(" ")
    if scheme.lower() != "bearer" or not secret.strip().startswith(_PREFIX):
        return None
    rows = ApiToken.objects.filter(hash=_hash(secret.strip()), revoked_at=None, created_by__is_active=True)
    return rows.select_related("body", "created_by").first()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
