"""`manage.py reparse`: read uploads again with the parser of today; what clerks corrected stays."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from ingest.errors import ParsingStopped
from ingest.intake.bounded import parse_bounded
from ingest.intake.queue import put_back
from ingest.keeping import audit
from ingest.keeping.checking import check
from ingest.models import Upload
from ingest.parsing.formats import FORMATS, GENERAL
from ingest.publication import after_change

_STATES = (
    Upload.State.DRAFT,
    Upload.State.REVIEWED,
    Upload.State.PUBLISHED,
    Upload.State.WITHDRAWN,
)


class Command(BaseCommand):
    help = (
        "Read uploads again with today's parser. Nothing that is published changes: a clerk sees what the "
        "new reading would change, and publishes it. Corrections stay; where they disagree, the clerk is "
        "asked. What was put aside, because the machine could not cope with it, goes back to the queue."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="also what today's parser has read already")
        parser.add_argument("--upload", type=int, help="this upload only")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Upload.objects.filter(state__in=_STATES).order_by("pk")
        if options["upload"]:
            rows = rows.filter(pk=options["upload"])
        elif not options["all"]:
            rows = rows.exclude(parser_version__in=[f"{f.name} {f.version}" for f in (*FORMATS, GENERAL)])
        counts: Counter[str] = Counter()
        for pk in self._put_aside(options["upload"]):
            counts[self._put_back(pk)] += 1
        for pk in list(rows.values_list("pk", flat=True)):
            counts[self._reread(pk)] += 1
        said = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
        self.stdout.write(said or "nothing to read again")

    def _put_aside(self, pk: int | None) -> list[int]:
        """Return what an older parser did not come to an end with."""
        rows = Upload.objects.filter(state=Upload.State.REFUSED, error_code__in=Upload.PUT_ASIDE)
        return list((rows.filter(pk=pk) if pk else rows).order_by("pk").values_list("pk", flat=True))

    @transaction.atomic
    def _put_back(self, pk: int) -> str:
        upload = Upload.objects.select_for_update(of=("self",)).get(pk=pk)
        audit.record(None, "retry", f"upload {pk}", {"error": upload.error_code})
        put_back(upload)
        return "back in the queue"

    @transaction.atomic
    def _reread(self, pk: int) -> str:
        upload = Upload.objects.select_for_update(of=("self",)).select_related("source", "body").get(pk=pk)
        # The text that was read from the bytes stays: published lines point into it, and masks are in it.
        said_body = upload.body.name if upload.body and not upload.body_is_guess else None
        try:
            parsed = parse_bounded(
                upload.source.text,
                body=said_body,
                filename=upload.filename,
                seconds=settings.PARSING_SECONDS,
            )
        except ParsingStopped as error:
            self.stderr.write(f"upload {pk}: {error.message_en}; left as it was")
            return "left"
        if any(problem.code == "not_minutes" for problem in parsed.warnings):
            self.stderr.write(f"upload {pk}: today's parser sees no minutes in it; left as it was")
            return "left"
        reading, before = parsed.as_dict(spans=True), {"parser": upload.parser_version}
        is_same = reading == upload.reading
        upload.reading, upload.parser_version = reading, f"{parsed.format} {parsed.format_version}"
        upload.save(update_fields=["reading", "parser_version"])
        if not is_same:
            after_change(upload)
            check(upload)
        audit.record(
            None, "reparse", f"upload {pk}", before, {"parser": upload.parser_version, "same": is_same}
        )
        return "unchanged" if is_same else "changed"
