"""The filters of the lists of decisions, meetings and assignments."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear

from archive.assignment_status import Status
from archive.models import AgendaItem, Assignment, Body, Committee, Decision, Meeting
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


class _CommitteeChoice(django_filters.ModelChoiceFilter):
    """A committee by its primary key, with the body's name where the archive holds several."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=lambda _request: Committee.objects.public().select_related("body"),
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
    rostat = django_filters.CharFilter(
        field_name="votes__ballots__person__slug", label="Röstat", distinct=True, widget=forms.HiddenInput
    )
    handlaggare = django_filters.CharFilter(
        field_name="officers__person__slug", label="Handläggare", distinct=True, widget=forms.HiddenInput
    )

    class Meta:
        model = AgendaItem
        fields: list[str] = []

    def of_party(self, queryset: QuerySet[AgendaItem], _name: str, value: str) -> QuerySet[AgendaItem]:
        party = value.strip().upper()
        return queryset.filter(
            Q(motions__movers__party=party) | Q(reservations__members__party=party)
        ).distinct()

    def reserved_by(self, queryset: QuerySet[AgendaItem], _name: str, value: str) -> QuerySet[AgendaItem]:
        return queryset.filter(reservations__members__party=value.strip().upper()).distinct()

    def of_person(self, queryset: QuerySet[AgendaItem], _name: str, value: str) -> QuerySet[AgendaItem]:
        return queryset.filter(
            Q(motions__movers__person__slug=value) | Q(reservations__members__person__slug=value)
        ).distinct()

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
    """Filters of `/uppdrag/`; the rows are annotated with their status (`with_status`)."""

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
    status = django_filters.ChoiceFilter(choices=Status.choices, empty_label="Alla", label="Läge")
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
