"""The desk's forms: what clerks fill in, and what is said where it does not fit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from archive.models import Body, Committee, Removal
from ingest.models import Role


class LoginForm(forms.Form):
    username = forms.CharField(
        label="Användarnamn",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label="Lösenord",
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Kod",
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files; an empty one is let through, so that its row can say what is wrong with it."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = [file for file in (data or []) if file]
        if not files:
            raise forms.ValidationError("Välj minst en fil.")
        return files


class DeliverForm(forms.Form):
    files = FilesField(label="Protokoll")  # type: ignore[assignment]
    body = forms.ModelChoiceField(
        Body.objects.none(), label="Kommun eller region", required=False, empty_label="Läs ut ur protokollet"
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], must_choose: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = bodies
        if must_choose:
            field.required, field.empty_label = True, None


class WithdrawForm(forms.Form):
    kind = forms.ChoiceField(
        label="Slag av skäl", choices=Removal.Kind.choices, initial=Removal.Kind.OTHER, required=False
    )
    reason = forms.CharField(
        label="Skäl, som visas för den som söker protokollet",
        max_length=300,
        error_messages={"required": "Skriv varför protokollet tas bort. Skälet visas på webben."},
    )


class BodyForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Body
        fields = [
            "name",
            "kind",
            "court",
            "contact",
            "private_names_fade_after",
            "hidden_from_search_engines",
        ]


class NewBodyForm(forms.Form):
    name = forms.CharField(label="Namn", max_length=200)


class CommitteeForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Committee
        fields = ["name", "predecessor", "boards", "hidden_from_search_engines"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["predecessor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Committee.objects.filter(body=self.instance.body).exclude(pk=self.instance.pk)
        field.empty_label = "Ingen"


class CommitteeNameForm(forms.Form):
    name = forms.CharField(label="Förkortning eller annat namn", max_length=250)


class MoveForm(forms.Form):
    body = forms.ModelChoiceField(Body.objects.none(), label="Rätt kommun eller region")
    committee = forms.CharField(label="Rätt nämnd, styrelse eller råd", max_length=250)

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = bodies


class NewUserForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ["username", "first_name", "last_name"]
        labels = {"username": "Användarnamn"}


class RoleForm(forms.Form):
    kind = forms.ChoiceField(label="Roll", choices=Role.Kind.choices)
    body = forms.ModelChoiceField(Body.objects.none(), label="För", required=False)

    def __init__(self, *args: Any, bodies: QuerySet[Body], for_all: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = bodies
        field.required = not for_all
        field.empty_label = "Alla kommuner och regioner" if for_all else None


class TokenForm(forms.Form):
    name = forms.CharField(label="Vilket system ska använda nyckeln?", max_length=100)
    body = forms.ModelChoiceField(Body.objects.none(), label="Kommun eller region", empty_label=None)

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = bodies
