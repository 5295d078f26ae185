"""The addresses of the archive: Swedish, and permanent (docs/decisions/addresses.md)."""

from __future__ import annotations

from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path, register_converter

from archive import feeds
from archive.serving import converters, health
from archive.sitemaps import SITEMAPS
from archive.views import (
    about,
    assignments,
    bodies,
    cases,
    completeness,
    items,
    lists,
    meetings,
    notices,
    people,
    requests,
    robots,
    search,
    start,
)

register_converter(converters.MeetingDay, "day")
register_converter(converters.ItemNumber, "number")

_meeting = "protokoll/<slug:body>/<slug:committee>/<day:day>/"

urlpatterns = [
    path("", start.start, name="start"),
    path("halsa/", health.health, name="health"),
    path("sok/", search.search, name="search"),
    path("sok/forslag/", search.suggest, name="suggest"),
    path("protokoll/", lists.meetings, name="meetings"),
    path("protokoll/<slug:body>/", bodies.body, name="body"),
    path("protokoll/<slug:body>/<slug:committee>/", bodies.committee, name="committee"),
    path("protokoll/<slug:body>/<slug:committee>/siffror/", bodies.figures, name="committee_figures"),
    path(_meeting, meetings.meeting, name="meeting"),
    path(f"{_meeting}versioner/<int:version>/", meetings.version, name="version"),
    path(f"{_meeting}original/<int:version>/", meetings.original, name="original"),
    path(f"{_meeting}<number:number>/", items.item, name="item"),
    path(f"{_meeting}<number:number>/i-originalet/", items.in_original, name="item_in_original"),
    path("anslagstavla/", notices.board, name="notices"),
    path("anslagstavla/<int:pk>/", notices.notice, name="notice"),
    path("flode/anslagstavla/", feeds.NoticeBoard(), name="feed_notices"),
    path("begaran/", requests.request_form, name="request_form"),
    path("begaran/<slug:number>/", requests.request_status, name="request"),
    path("borttaget/", requests.removals, name="removals"),
    path("om/tillganglighet/", about.accessibility, name="accessibility"),
    path("om/personuppgifter/", about.privacy, name="privacy"),
    path("om/kontakt/", about.contact, name="contact"),
    path("om/data/", about.data, name="data"),
    path("beslut/", lists.decisions, name="decisions"),
    path("uppdrag/", assignments.assignments, name="assignments"),
    path("uppdrag.ics", assignments.assignments_calendar, name="assignments_calendar"),
    path("fullstandighet/", completeness.completeness, name="completeness"),
    path(
        "fullstandighet/<slug:body>/<slug:committee>/",
        completeness.of_committee,
        name="completeness_committee",
    ),
    path("robots.txt", robots.robots, name="robots"),
    path("favicon.ico", robots.favicon, name="favicon"),
    path("arenden/", cases.cases, name="cases"),
    path("arenden/<slug:case>/", cases.unplaced_case, name="unplaced_case"),
    path("arenden/<slug:body>/<slug:case>/", cases.case, name="case"),
    path("personer/", people.people, name="people"),
    path("personer/<slug:person>/", people.person, name="person"),
    path("flode/", feeds.NewMeetings(), name="feed"),
    path("flode/arenden/<slug:body>/<slug:case>/", feeds.CaseFeed(), name="feed_case"),
    path("flode/<slug:body>/<slug:committee>/", feeds.CommitteeFeed(), name="feed_committee"),
    path("api/v1/", include("archive.api.urls")),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap_section"),
    path("", include("ingest.urls")),
]
