"""The desk's forms: what clerks fill in, and what is said where it does not fit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from archive.models import Body, Committee, Meeting, Person, Removal
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


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """People, each with their address: "Anna Berg (S), /personer/anna-berg-2/"."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}, {obj.get_absolute_url()}"


class SplitForm(forms.Form):
    """What is another person's of the same name: from a day on, or the meetings ticked."""

    BY_DAY, BY_MEETING = "dag", "mote"

    how = forms.ChoiceField(
        label="Vad hör till den andra?",
        choices=[(BY_DAY, "Allt från och med en dag"), (BY_MEETING, "Vissa sammanträden")],
        error_messages={"required": "Välj om den andra börjar en viss dag, eller markera sammanträden."},
    )
    from_date = forms.DateField(
        label="Första dagen som är den andras",
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Skriv dagen med år, månad och dag: 2023-05-31."},
    )
    committee = forms.ModelChoiceField(
        Committee.objects.none(),
        label="Gäller i",
        required=False,
        error_messages={"invalid_choice": "Välj en nämnd i listan."},
    )
    meeting = forms.ModelMultipleChoiceField(
        Meeting.objects.none(),
        required=False,
        error_messages=dict.fromkeys(
            ("invalid_choice", "invalid_pk_value", "invalid_list"),
            "Något av de markerade sammanträdena hör inte till personen. Markera igen.",
        ),
    )
    other = PersonField(
        Person.objects.none(),
        label="Vem är den andra?",
        required=False,
        empty_label="Någon som inte har en egen sida än",
        error_messages={"invalid_choice": "Välj en person i listan."},
    )

    def __init__(
        self, *args: Any, body: Body, meetings: QuerySet[Meeting], others: QuerySet[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        committees = Committee.objects.filter(pk__in=meetings.values("committee")).order_by("sort_key")
        for name, rows in (("committee", committees), ("meeting", meetings), ("other", others)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        self.fields["committee"].empty_label = f"Hela {body.name}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return what was filled in; the day or the meetings must be there, as was chosen."""
        data = super().clean() or {}
        how = data.get("how")
        if how == self.BY_DAY and not data.get("from_date") and "from_date" not in self.errors:
            self.add_error("from_date", "Skriv vilken dag den andra börjar.")
        if how == self.BY_MEETING and not data.get("meeting") and "meeting" not in self.errors:
            self.add_error("meeting", "Markera minst ett sammanträde.")
        return data


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
