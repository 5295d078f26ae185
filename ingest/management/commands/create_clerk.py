"""`manage.py create_clerk NAME`: make an account for the desk, with its roles."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from archive.models import Body
from ingest.keeping import audit
from ingest.models import Role


class Command(BaseCommand):
    help = (
        "Make an account for the clerk's desk, or give more roles to one; prints the password of a new one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name")
        parser.add_argument(
            "--role", action="append", choices=Role.Kind.values, help="repeat for several (all)"
        )
        parser.add_argument("--body", help='the one body that the roles are for, "Ekeby kommun" (all)')
        parser.add_argument("--password", help="instead of a random one; prefer the random one")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        body = Body.objects.filter(name=options["body"]).first() if options["body"] else None
        if options["body"] and body is None:
            raise CommandError(f"no body is called {options['body']!r}")
        user, is_new = User.objects.get_or_create(username=options["name"])
        if is_new:
            password = options["password"] or secrets.token_urlsafe(12)
            user.set_password(password)
            user.save()
            if not options["password"]:
                self.stdout.write(f"user {user.username}, password {password} (shown only now)")
        kinds = options["role"] or Role.Kind.values
        for kind in kinds:
            Role.objects.get_or_create(user=user, kind=kind, body=body)
        after = {"roles": kinds, "body": body.name if body else None}
        audit.record(None, "give_roles", f"user {user.username}", None, after)
