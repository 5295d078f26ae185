"""Every page of the desk, and who may use it with which method. A page that is not here cannot be reached.

tests/desk/test_routes.py walks the addresses and tries each of them in each role.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from ingest.models import Role


class Who(Enum):
    """Who needs no role: everybody, another system with its key, or whoever is logged in."""

    PUBLIC = "public"
    TOKEN = "token"  # noqa: S105
    SIGNED_IN = "signed in"


Roles = frozenset[str]
REGISTRAR: Roles = frozenset({Role.Kind.REGISTRAR})
PUBLISHER: Roles = frozenset({Role.Kind.PUBLISHER})
ADMINISTRATOR: Roles = frozenset({Role.Kind.ADMINISTRATOR})
ANY = REGISTRAR | PUBLISHER | ADMINISTRATOR
CLERKS = REGISTRAR | PUBLISHER

Route = Mapping[str, Who | Roles]

ROUTES: dict[str, Route] = {
    # The account
    "login": {"GET": Who.PUBLIC, "POST": Who.PUBLIC},
    "login_code": {"GET": Who.PUBLIC, "POST": Who.PUBLIC},
    "logout": {"POST": Who.SIGNED_IN},
    "account": {"GET": Who.SIGNED_IN, "POST": Who.SIGNED_IN},
    "second_factor": {"GET": Who.SIGNED_IN, "POST": Who.SIGNED_IN},
    # The desk
    "start": {"GET": ANY},
    "uploads": {"GET": ANY},
    "gaps": {"GET": ANY},
    # Uploading
    "deliver": {"GET": REGISTRAR, "POST": REGISTRAR},
    "delivery": {"GET": REGISTRAR},
    "delivery_rows": {"GET": REGISTRAR},
    "retry": {"POST": REGISTRAR},
    # Reviewing
    "review": {"GET": ANY},
    "correct": {"POST": REGISTRAR},
    "undo": {"POST": REGISTRAR},
    "body_of_upload": {"POST": REGISTRAR},
    "reviewed": {"POST": REGISTRAR},
    "original_of_upload": {"GET": CLERKS},
    "personal_data": {"GET": CLERKS, "POST": CLERKS},
    # Publishing
    "compare": {"GET": CLERKS},
    "publish": {"POST": PUBLISHER},
    "publish_many": {"POST": PUBLISHER},
    "withdraw": {"GET": PUBLISHER, "POST": PUBLISHER},
    "visibility": {"GET": PUBLISHER, "POST": PUBLISHER},
    # The law
    "requests": {"GET": CLERKS},
    "answer_request": {"POST": CLERKS},
    "announcements": {"GET": CLERKS},
    "announcement": {"GET": CLERKS, "POST": CLERKS},
    # Assignments
    "assignments": {"GET": CLERKS},
    "settle_assignment": {"POST": CLERKS},
    # People
    "people": {"GET": CLERKS},
    "settle_person": {"POST": REGISTRAR},
    "undo_merge": {"POST": REGISTRAR},
    "person": {"GET": CLERKS},
    "split_person": {"POST": REGISTRAR},
    "undo_split": {"POST": REGISTRAR},
    # Bodies and committees
    "bodies": {"GET": ADMINISTRATOR, "POST": ADMINISTRATOR},
    "body": {"GET": ADMINISTRATOR, "POST": ADMINISTRATOR},
    "committee": {"GET": ADMINISTRATOR, "POST": ADMINISTRATOR},
    "move": {"GET": ADMINISTRATOR, "POST": ADMINISTRATOR},
    # Administration
    "users": {"GET": ADMINISTRATOR, "POST": ADMINISTRATOR},
    "user": {"GET": ADMINISTRATOR, "POST": ADMINISTRATOR},
    "tokens": {"GET": ADMINISTRATOR, "POST": ADMINISTRATOR},
    "revoke_token": {"POST": ADMINISTRATOR},
    "audit": {"GET": ADMINISTRATOR},
    # For other systems
    "api_uploads": {"POST": Who.TOKEN},
    "api_upload": {"GET": Who.TOKEN},
}
