"""The check before publishing: what may be personal data, settled by a clerk, the same things at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ingest.access.guard import DeskRequest, find_upload
from ingest.keeping.checking import approve, check
from ingest.keeping.masking import mask, mask_text
from ingest.models import Mark, PersonalData, Role, Upload
from ingest.privacy import Kind

_AROUND = 60  # characters shown before and after
_GROUNDS = (
    "21 kap. 1 § OSL (hälsa och sexualliv)",
    "21 kap. 3 § OSL (adress och telefon för förföljda personer)",
    "23 kap. 1 § OSL (förskola)",
    "23 kap. 2 § OSL (elevhälsa och särskilt stöd)",
    "26 kap. 1 § OSL (socialtjänst)",
    "32 kap. 4 § OSL (överförmyndare)",
    "Artikel 5 och 6 GDPR (personuppgift som inte behövs på webben)",
    "Artikel 9 GDPR (känslig personuppgift)",
    "Artikel 10 GDPR (lagöverträdelse)",
    "Artikel 87 GDPR och 3 kap. 10 § lag 2018:218 (personnummer)",
)


class SettleForm(forms.Form):
    """How the ticked findings are settled."""

    mark = forms.ChoiceField(
        label="Beslut",
        choices=[
            (Mark.APPROVED, "Godkänd publicering: får stå på webben"),
            (Mark.EXTERNAL, "Skyddad externt: maskeras på webben, registratorer kan se den"),
            (Mark.PROTECTED, "Skyddad: maskeras, bara administratörer kan se originalet"),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Skäl",
        max_length=300,
        required=False,
        help_text="Läsare ser skälet till en maskering. Skriv inte det som maskeras.",
    )
    law_section = forms.CharField(
        label="Lagrum",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"list": "lagrum"}),
        help_text="Behövs vid maskering.",
    )

    def clean(self) -> dict[str, str]:
        data: dict[str, str] = super().clean() or {}
        if data.get("mark") in (Mark.EXTERNAL, Mark.PROTECTED):
            for name, words in (
                ("reason", "Ange skälet till maskeringen."),
                ("law_section", "Ange lagrummet."),
            ):
                if not data.get(name):
                    self.add_error(name, words)
        return data


class MaskForm(forms.Form):
    """Something that the check did not find, to be masked."""

    text = forms.CharField(label="Det som ska maskeras, som det står i protokollet", max_length=500)
    kind = forms.ChoiceField(label="Slag", choices=[(kind.value, kind.label) for kind in Kind])


@dataclass(slots=True)
class Group:
    """The same data wherever it stands in an upload: its places are settled together."""

    key: str
    kind: str
    mark: str
    label: str
    settled: PersonalData
    places: list[tuple[int, str, str, str]] = field(default_factory=list)


def personal_data(request: DeskRequest, pk: int) -> HttpResponse:
    upload = find_upload(request, pk, Role.Kind.REGISTRAR, Role.Kind.PUBLISHER)
    form = SettleForm(request.POST or None)
    text_form = MaskForm(request.POST if "text" in request.POST else None)
    if request.method == "POST" and form.is_valid():
        done = (
            _mask_words(request, upload, form, text_form)
            if "text" in request.POST
            else _settle(request, upload, form)
        )
        if done:
            return redirect("desk:personal_data", pk)
    elif request.method == "GET":
        check(upload)
    groups = grouped(upload.personal_data.select_related("settled_by", "correction"))
    context = {
        "upload": upload,
        "form": form,
        "text_form": text_form,
        "open": [group for group in groups if group.mark == Mark.OPEN],
        "settled": [group for group in groups if group.mark != Mark.OPEN],
        "grounds": _GROUNDS,
    }
    return render(request, "ingest/personal_data.html", context)


def _settle(request: DeskRequest, upload: Upload, form: SettleForm) -> bool:
    rows = list(
        upload.personal_data.filter(key__in=request.POST.getlist("key")[:1000]).select_related("upload")
    )
    if not rows:
        messages.error(request, "Markera minst en uppgift i listan.")
        return False
    data = form.cleaned_data
    if data["mark"] == Mark.APPROVED:
        approve(rows, request.user, data["reason"])
        messages.success(request, "Uppgifterna är godkända för publicering.")
    else:
        mask(rows, request.user, mark=data["mark"], reason=data["reason"], law_section=data["law_section"])
        messages.success(request, "Uppgifterna är maskerade överallt, också i äldre versioner.")
    return True


def _mask_words(request: DeskRequest, upload: Upload, form: SettleForm, words: MaskForm) -> bool:
    data = form.cleaned_data
    if not words.is_valid():
        return False
    if data["mark"] == Mark.APPROVED:
        form.add_error("mark", "Välj hur uppgiften ska skyddas.")
        return False
    details = {name: data[name] for name in ("mark", "reason", "law_section")}
    if mask_text(upload, words.cleaned_data["text"], words.cleaned_data["kind"], request.user, **details):
        messages.success(request, "Uppgiften är maskerad.")
        return True
    words.add_error("text", "Texten står inte så i protokollet. Kopiera den ur originalet.")
    return False


def grouped(rows: Iterable[PersonalData]) -> list[Group]:
    """Return findings by what they are the same as, each place (line 0: a correction) with words around."""
    groups: dict[str, Group] = {}
    for row in rows:
        group = groups.setdefault(
            f"{row.key} {row.mark}",
            Group(row.key, row.get_kind_display(), row.mark, row.get_mark_display(), row),
        )
        if row.is_masked:
            group.places.append((row.line, "", "[maskerad uppgift]", ""))
            continue
        text = row.text
        before = text[max(0, row.start - _AROUND) : row.start].rpartition("\n")[2]
        after = text[row.end : row.end + _AROUND].partition("\n")[0]
        group.places.append((row.line, before, text[row.start : row.end], after))
    return list(groups.values())
