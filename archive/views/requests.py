"""To ask for a correction or a removal, to see how it goes, and the public log of what was taken down."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt

from archive.law.requests import is_timely, make_request, may_send, place_in_queue, ticket
from archive.models import Removal, Request
from archive.views.paging import page_of


class RequestForm(forms.Form):
    """What somebody wants corrected or removed; `website` is left empty by people and filled in by robots."""

    kind = forms.ChoiceField(
        label="Vad gäller det?",
        choices=[
            (Request.Kind.CORRECTION, "Något är fel återgivet"),
            (Request.Kind.REMOVAL, "Något bör tas bort"),
        ],
    )
    address = forms.CharField(label="Vilken sida?", max_length=500, help_text="Kopiera sidans adress hit.")
    text = forms.CharField(
        label="Vad är fel, eller varför bör det tas bort?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Skriv inte personnummer eller andra känsliga uppgifter här.",
    )
    contact = forms.CharField(
        label="E-post eller telefon, om du vill ha svar direkt (frivilligt)", max_length=200, required=False
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)


# No cookie is set for readers, so no CSRF token either: the form carries a signed ticket and does nothing
# with anybody's rights.
@csrf_exempt
def request_form(request: HttpRequest) -> HttpResponse:
    """`/begaran/`: the form, and what is sent with it."""
    form = RequestForm(request.POST or None, initial={"address": request.GET.get("sida", "")[:500]})
    status = 200
    if request.method == "POST" and form.is_valid():
        if not is_timely(request.POST.get("ticket", "")) or form.cleaned_data["website"]:
            form.add_error(
                None, "Formuläret har varit öppet för länge eller skickades för snabbt. Skicka igen."
            )
        elif not may_send(request.META.get("REMOTE_ADDR", "")):
            form.add_error(None, "Det har kommit många begäranden på kort tid. Försök igen om en timme.")
            status = 429
        else:
            made = make_request(**{k: v for k, v in form.cleaned_data.items() if k != "website"})
            return redirect("request", made.number)
    return render(request, "archive/request_form.html", {"form": form, "ticket": ticket()}, status=status)


def request_status(request: HttpRequest, number: str) -> HttpResponse:
    """`/begaran/2026-7KQ2MXPA/`: how a request goes, for who has its number; never what it says."""
    found = get_object_or_404(Request, number=number.upper())
    context = {"asked": found, "place": place_in_queue(found)}
    response = render(request, "archive/request_status.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def removals(request: HttpRequest) -> HttpResponse:
    """`/borttaget/`: what was taken down, when, and for which kind of reason; never its content."""
    rows = Removal.objects.select_related("meeting__committee__body")
    return render(request, "archive/removals.html", {"page": page_of(request, rows)})
