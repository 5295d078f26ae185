"""Addresses of the read API."""

from __future__ import annotations

from django.urls import path

from archive.api import views

_meeting = "protokoll/<slug:body>/<slug:committee>/<day:day>/"

urlpatterns = [
    path("", views.index, name="api"),
    path("paragrafer/", views.items, name="api_items"),
    path("sok/", views.search, name="api_search"),
    path("sammantraden/", views.meetings, name="api_meetings"),
    path("uppdrag/", views.assignments, name="api_assignments"),
    path("personer/", views.people, name="api_people"),
    path("arenden/<slug:body>/<slug:case>/", views.case, name="api_case"),
    path(_meeting, views.meeting, name="api_meeting"),
    path(f"{_meeting}<number:number>/", views.item, name="api_item"),
]
