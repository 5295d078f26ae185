"""The filters of the lists of decisions, meetings and assignments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django_filters.fields import ModelChoiceField, ModelChoiceIterator

from archive.following.assignment_status import Status, has_status
from archive.models import (
    AgendaItem,
    Assignment,
    Ballot,
    Body,
    Committee,
    Decision,
    ItemOfficer,
    Meeting,
    MotionMover,
    ReservationMember,
)
from archive.models.items import Outcome


def _years(_request: Any = None) -> list[tuple[int, str]]:
    years = (
        Meeting.objects.public()
        .annotate(year=ExtractYear("date"))
        .order_by("-year")
        .values_list("year", flat=True)
        .distinct()
    )
    return [(year, str(year)) for year in years]


class _CommitteesByBody(ModelChoiceIterator):
    """All committees, under the names of their bodies where there are several: each has a Kommunstyrelse."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        none, *choices = super().__iter__()
        yield none
        groups = [
            (str(body), list(listed))
            for body, listed in groupby(choices, key=lambda choice: choice[0].instance.body)
        ]
        yield from groups if len(groups) > 1 else choices


class _CommitteeField(ModelChoiceField):
    iterator = _CommitteesByBody


class _CommitteeChoice(django_filters.ModelChoiceFilter):
    """A committee by its primary key."""

    field_class = _CommitteeField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=lambda _request: (
                Committee.objects.public().select_related("body").order_by("body__sort_key", "sort_key")
            ),
            empty_label="Alla",
            label="Nämnd, utskott eller råd",
            **kwargs,
        )


_YES_OR_NO = forms.Select(choices=[("", "Alla"), ("true", "Ja"), ("false", "Nej")])


class ItemFilter(django_filters.FilterSet):
    """Filters of `/beslut/`: parameters in Swedish, any combination, unknown values give an error text."""

    kommun = django_filters.ModelChoiceFilter(
        field_name="meeting__committee__body",
        queryset=lambda _request: Body.objects.public(),
        to_field_name="slug",
        empty_label="Alla",
        label="Kommun eller region",
    )
    organ = _CommitteeChoice(field_name="meeting__committee")
    ar = django_filters.ChoiceFilter(
        field_name="meeting__date", lookup_expr="year", choices=_years, empty_label="Alla", label="År"
    )
    utfall = django_filters.ChoiceFilter(
        field_name="decision__points__outcome",
        choices=Outcome.choices,
        empty_label="Alla",
        label="Utfall",
        distinct=True,
    )
    klass = django_filters.ChoiceFilter(
        field_name="decision__decision_class",
        choices=Decision.Class.choices,
        empty_label="Alla",
        label="Beslutets art",
    )
    avvek = django_filters.BooleanFilter(method="deviating", label="Avvek från förslaget", widget=_YES_OR_NO)
    reservation = django_filters.BooleanFilter(
        field_name="has_reservation", label="Har reservation", widget=_YES_OR_NO
    )
    parti = django_filters.CharFilter(method="of_party", label="Parti som yrkat eller reserverat sig")
    reserverat = django_filters.CharFilter(method="reserved_by", label="Parti som reserverat sig")
    # A person is chosen by a link from the person's page, not by typing an address.
    person = django_filters.CharFilter(
        method="of_person", label="Yrkat eller reserverat sig", widget=forms.HiddenInput
    )
    rostat = django_filters.CharFilter(method="voted", label="Röstat", widget=forms.HiddenInput)
    handlaggare = django_filters.CharFilter(
        method="handled_by", label="Handläggare", widget=forms.HiddenInput
    )

    class Meta:
        model = AgendaItem
        fields: list[str] = []

    def of_party(self, queryset: QuerySet[AgendaItem], _name: str, value: str) -> QuerySet[AgendaItem]:
        party = value.strip().upper()
        moved = MotionMover.objects.filter(party=party).values("motion__item")
        reserved = ReservationMember.objects.filter(party=party).values("reservation__item")
        return queryset.filter(Q(pk__in=moved) | Q(pk__in=reserved))

    def reserved_by(self, queryset: QuerySet[AgendaItem], _name: str, value: str) -> QuerySet[AgendaItem]:
        members = ReservationMember.objects.filter(party=value.strip().upper())
        return queryset.filter(pk__in=members.values("reservation__item"))

    def of_person(self, queryset: QuerySet[AgendaItem], _name: str, value: str) -> QuerySet[AgendaItem]:
        moved = MotionMover.objects.filter(person__slug=value).values("motion__item")
        reserved = ReservationMember.objects.filter(person__slug=value).values("reservation__item")
        return queryset.filter(Q(pk__in=moved) | Q(pk__in=reserved))

    def voted(self, queryset: QuerySet[AgendaItem], _name: str, value: str) -> QuerySet[AgendaItem]:
        return queryset.filter(pk__in=Ballot.objects.filter(person__slug=value).values("vote__item"))

    def handled_by(self, queryset: QuerySet[AgendaItem], _name: str, value: str) -> QuerySet[AgendaItem]:
        return queryset.filter(pk__in=ItemOfficer.objects.filter(person__slug=value).values("item"))

    def deviating(self, queryset: QuerySet[AgendaItem], _name: str, value: bool) -> QuerySet[AgendaItem]:
        return queryset.filter(decision__as_proposed=not value)


class MeetingFilter(django_filters.FilterSet):
    """Filters of `/protokoll/`."""

    kommun = django_filters.ModelChoiceFilter(
        field_name="committee__body",
        queryset=lambda _request: Body.objects.public(),
        to_field_name="slug",
        empty_label="Alla",
        label="Kommun eller region",
    )
    organ = _CommitteeChoice(field_name="committee")
    ar = django_filters.ChoiceFilter(
        field_name="date", lookup_expr="year", choices=_years, empty_label="Alla", label="År"
    )

    class Meta:
        model = Meeting
        fields: list[str] = []


class AssignmentFilter(django_filters.FilterSet):
    """Filters of `/uppdrag/`."""

    kommun = django_filters.ModelChoiceFilter(
        field_name="point__decision__item__meeting__committee__body",
        queryset=lambda _request: Body.objects.public(),
        to_field_name="slug",
        empty_label="Alla",
        label="Kommun eller region",
    )
    organ = _CommitteeChoice(field_name="committee")
    ansvarig = django_filters.CharFilter(
        field_name="responsible", lookup_expr="icontains", label="Vem som fick uppdraget"
    )
    status = django_filters.ChoiceFilter(
        method="of_status", choices=Status.choices, empty_label="Alla", label="Läge"
    )
    ar = django_filters.ChoiceFilter(
        field_name="point__decision__item__meeting__date",
        lookup_expr="year",
        choices=_years,
        empty_label="Alla",
        label="Beslutat år",
    )
    arende = django_filters.CharFilter(
        field_name="point__decision__item__case__slug", label="Ärende", widget=forms.HiddenInput
    )

    class Meta:
        model = Assignment
        fields: list[str] = []

    def of_status(self, queryset: QuerySet[Assignment], _name: str, value: str) -> QuerySet[Assignment]:
        return queryset.filter(has_status(Status(value), timezone.localdate()))
