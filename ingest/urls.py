"""The clerks' addresses, all below /registrera/; each goes through the guard of its route."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from ingest.access.guard import View, guarded
from ingest.views import (
    account,
    announcements,
    api,
    assignments,
    audit,
    bodies,
    moving,
    people,
    person,
    privacy,
    publication,
    requests,
    review,
    start,
    tokens,
    uploads,
    users,
    visibility,
)


def _page(address: str, view: View, name: str) -> URLPattern:
    return path(address, guarded(name, view), name=name)


_pages = [
    _page("", start.start, "start"),
    _page("logga-in/", account.log_in, "login"),
    _page("logga-in/kod/", account.login_code, "login_code"),
    _page("logga-ut/", account.log_out, "logout"),
    _page("konto/", account.account, "account"),
    _page("konto/andra-faktor/", account.set_up_second_factor, "second_factor"),
    _page("ladda-upp/", uploads.deliver, "deliver"),
    _page("inlamningar/<int:pk>/", uploads.delivery, "delivery"),
    _page("inlamningar/<int:pk>/rader/", uploads.delivery_rows, "delivery_rows"),
    _page("uppladdningar/", uploads.uploads, "uploads"),
    _page("uppladdningar/<int:pk>/forsok-igen/", uploads.retry, "retry"),
    _page("luckor/", start.gaps, "gaps"),
    _page("granska/<int:pk>/", review.review, "review"),
    _page("granska/<int:pk>/ratta/", review.correct, "correct"),
    _page("granska/<int:pk>/angra/", review.undo, "undo"),
    _page("granska/<int:pk>/kommun/", review.choose_body, "body_of_upload"),
    _page("granska/<int:pk>/granskad/", review.reviewed, "reviewed"),
    _page("granska/<int:pk>/original/", review.original, "original_of_upload"),
    _page("granska/<int:pk>/skillnad/", publication.compare, "compare"),
    _page("granska/<int:pk>/publicera/", publication.publish_one, "publish"),
    _page("publicera/", publication.publish_many, "publish_many"),
    _page("granska/<int:pk>/avpublicera/", publication.take_down, "withdraw"),
    _page("granska/<int:pk>/personuppgifter/", privacy.personal_data, "personal_data"),
    _page("granska/<int:pk>/synlighet/", visibility.visibility, "visibility"),
    _page("begaranden/", requests.requests, "requests"),
    _page("begaranden/<int:pk>/", requests.answer, "answer_request"),
    _page("anslag/", announcements.late, "announcements"),
    _page("anslag/<int:pk>/", announcements.announcement, "announcement"),
    _page("uppdrag/", assignments.assignments, "assignments"),
    _page("uppdrag/<int:pk>/", assignments.settle, "settle_assignment"),
    _page("granska/<int:pk>/flytta/", moving.move, "move"),
    _page("personer/", people.people, "people"),
    _page("personer/forslag/<int:pk>/", people.settle, "settle_person"),
    _page("personer/sammanslagning/<int:pk>/angra/", people.undo, "undo_merge"),
    _page("personer/<int:pk>/", person.person, "person"),
    _page("personer/<int:pk>/tva/", person.split_person, "split_person"),
    _page("personer/isar/<int:pk>/angra/", person.undo, "undo_split"),
    _page("kommuner/", bodies.bodies, "bodies"),
    _page("kommuner/<int:pk>/", bodies.body, "body"),
    _page("namnder/<int:pk>/", bodies.committee, "committee"),
    _page("anvandare/", users.users, "users"),
    _page("anvandare/<int:pk>/", users.user, "user"),
    _page("nycklar/", tokens.tokens, "tokens"),
    _page("nycklar/<int:pk>/aterkalla/", tokens.revoke, "revoke_token"),
    _page("handelser/", audit.log, "audit"),
    _page("api/uppladdningar/", api.upload, "api_uploads"),
    _page("api/uppladdningar/<slug:sha256>/", api.outcome, "api_upload"),
]

urlpatterns: list[URLPattern | URLResolver] = [path("registrera/", include((_pages, "desk")))]
