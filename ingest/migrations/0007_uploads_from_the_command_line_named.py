"""What `ingest` took in gets its committee, day and number of items, as what was uploaded at the desk has them."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

from django.db import migrations


def name_them(apps: Any, schema_editor: Any) -> None:
    uploads = apps.get_model("ingest", "Upload").objects
    nameless = uploads.filter(committee_name="", item_count=0).exclude(reading=None)
    for pk in nameless.values_list("pk", flat=True):
        reading = uploads.values_list("reading", flat=True).get(pk=pk)
        day = None
        with suppress(ValueError, TypeError):
            day = dt.date.fromisoformat(reading["date"])
        uploads.filter(pk=pk).update(
            committee_name=(reading["committee"] or "")[:250],
            meeting_date=day,
            item_count=len(reading["items"]),
        )


class Migration(migrations.Migration):
    dependencies = [("ingest", "0006_people_told_apart")]
    operations = [migrations.RunPython(name_them, migrations.RunPython.noop)]
