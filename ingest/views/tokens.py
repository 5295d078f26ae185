"""Keys for the municipality's own systems."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from ingest.access.api_tokens import new_token
from ingest.access.guard import DeskRequest
from ingest.forms import TokenForm
from ingest.keeping import audit
from ingest.models import ApiToken, Role


def tokens(request: DeskRequest) -> HttpResponse:
    """The keys that there are, and a form for a new one, which is shown once."""
    bodies = request.access.bodies(Role.Kind.ADMINISTRATOR)
    form = TokenForm(request.POST or None, bodies=bodies)
    secret = None
    if request.method == "POST" and form.is_valid():
        token, secret = new_token(form.cleaned_data["name"], form.cleaned_data["body"], request.user)
        audit.record(request.user, "create_token", f"token {token.pk}", None, {"body": token.body.name})
        form = TokenForm(bodies=bodies)
    rows = ApiToken.objects.filter(body__in=bodies).select_related("body", "created_by")
    return render(request, "ingest/tokens.html", {"form": form, "tokens": rows, "secret": secret})


@require_POST
def revoke(request: DeskRequest, pk: int) -> HttpResponse:
    bodies = request.access.bodies(Role.Kind.ADMINISTRATOR)
    token = get_object_or_404(ApiToken, pk=pk, body__in=bodies)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        audit.record(request.user, "revoke_token", f"token {token.pk}")
        messages.success(request, f"Nyckeln för {token.name} gäller inte längre.")
    return redirect("desk:tokens")
