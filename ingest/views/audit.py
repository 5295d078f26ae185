"""The audit log as a page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from archive.views.paging import page_of
from ingest.access.guard import DeskRequest
from ingest.models import AuditEntry, Role

WORDS = {
    "log_in": "loggade in",
    "change_password": "bytte lösenord",
    "add_second_factor": "lade till en andra faktor",
    "remove_second_factor": "tog bort en andra faktor",
    "deliver": "lämnade in filer",
    "retry": "lät tolka om en fil",
    "reparse": "tolkade om",
    "put_aside": "lade en fil åt sidan",
    "correct": "rättade",
    "answer": "besvarade en fråga",
    "take_back": "tog tillbaka en rättelse",
    "choose_body": "valde kommun",
    "review": "granskade",
    "publish": "publicerade",
    "withdraw": "avpublicerade",
    "move": "flyttade",
    "merge_people": "slog ihop två personer",
    "undo_merge": "delade på två personer",
    "tell_people_apart": "höll isär två personer med samma namn",
    "undo_telling_apart": "tog tillbaka att två personer hålls isär",
    "keep_people_apart": "höll isär två personer",
    "ask_again_about_people": "öppnade ett förslag igen",
    "edit_body": "ändrade en kommun",
    "edit_committee": "ändrade en nämnd",
    "add_committee_name": "lade till en benämning",
    "remove_committee_name": "tog bort en benämning",
    "create_user": "skapade ett konto",
    "give_roles": "gav roller",
    "give_role": "gav en roll",
    "take_role": "tog en roll",
    "set_active": "öppnade eller stängde ett konto",
    "reset_password": "gav ett nytt lösenord",
    "create_token": "skapade en nyckel",
    "revoke_token": "återkallade en nyckel",
    "upload_by_api": "lämnade in en fil genom API:et",
}


def log(request: DeskRequest) -> HttpResponse:
    """Every change, the latest first; who administrates some bodies sees what was done with their uploads."""
    rows = AuditEntry.objects.order_by("-pk")
    if not request.access.may([Role.Kind.ADMINISTRATOR], None):
        uploads = request.access.uploads(Role.Kind.ADMINISTRATOR).values_list("pk", flat=True)
        rows = rows.filter(subject__in=[f"upload {pk}" for pk in uploads])
    page = page_of(request, rows)
    for entry in page:
        entry.words = WORDS.get(entry.action, entry.action)
    return render(request, "ingest/audit.html", {"page": page})
