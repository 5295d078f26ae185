"""Keeping a clerk's correction: checked against the reading of the moment, written to the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from ingest.keeping import audit
from ingest.keeping.masking import Masks
from ingest.models import Correction, Upload
from ingest.parsing.model import ParsedMeeting
from ingest.people.apart import keep_apart
from ingest.publication import after_change
from ingest.review import editing
from ingest.review.corrections import Applied, NoSuchPlace, find, plain, stamp
from ingest.review.questions import APART, Answer, Question, open_questions, short
from ingest.review.summary import upload_questions

Form = Mapping[str, str]


class CannotCorrect(Exception):
    """A correction that does not fit what stands there; the message is for the clerk."""


class ChangedMeanwhile(CannotCorrect):
    """Somebody else changed the same thing since the clerk's page was made; nothing of either is lost."""


_GONE = "Det som skulle rättas finns inte längre. Ladda om sidan och försök igen."


@transaction.atomic
def correct_upload(upload: Upload, user: User, operation: str, path: str, form: Form) -> Correction:
    """Keep one correction of an upload, as a form says it, and return it.

    `seen` in the form is the `stamp` of what stood there when the clerk's page was made. Raises CannotCorrect
    or NotUnderstood with a message for the clerk; then nothing is kept.
    """
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    applied = upload.applied()
    if applied is None or len(path) > 250:
        raise CannotCorrect(_GONE)
    if operation == "answer":
        return _answer(upload, user, path, form)
    value = _value(applied, operation, path, form)
    before = plain(find(applied.reading, path, default=None)) if operation != "add" else None
    if operation == "set" and before == value:
        raise CannotCorrect("Det står redan så. Ändra något innan du sparar, eller välj Avbryt.")
    _refuse_unseen(applied, operation, path, form)
    value = Masks.of(upload.body, ParsedMeeting.from_dict(applied.reading)).values(value)
    correction = Correction.objects.create(
        upload=upload, operation=operation, path=path, before=before, value=value, by=user
    )
    after_change(upload, _prove(upload, correction))
    _log(user, "correct", correction)
    return correction


def _refuse_unseen(applied: Applied, operation: str, path: str, form: Form) -> None:
    """Raise ChangedMeanwhile where something else stands at the path than the clerk saw."""
    seen = form.get("seen", "")
    current = find(applied.reading, path, default=None)
    if operation == "add" or not seen or seen == stamp(current):
        return
    mine = [change for place, change in applied.marks.items() if f"{place}/".startswith(f"{path}/")]
    who = max(mine, key=lambda change: change.pk).by if mine else "Någon"
    if operation == "set":
        raise ChangedMeanwhile(
            f"{who} ändrade det här medan du skrev. Nu står det: ”{short(plain(current))}”. Det du skrev är "
            "kvar i fältet: spara igen om det ska gälla i stället, eller välj Avbryt."
        )
    raise ChangedMeanwhile(
        f"{who} ändrade det här sedan du öppnade sidan. Se hur det står nu, och gör om det om det behövs."
    )


def _value(applied: Applied, operation: str, path: str, form: Form) -> Any:
    try:
        if operation in ("set", "add"):
            return _edited(applied, operation, path, form)
        if operation == "remove":
            return _removed(applied, path)
        if operation == "split":
            return _split(applied, path, form)
        if operation == "merge":
            find(applied.reading, path)
            return None
        if operation == "move":
            return _moved(applied, path, form)
    except NoSuchPlace:
        raise CannotCorrect(_GONE) from None
    raise CannotCorrect("Åtgärden finns inte. Ladda om sidan.")


def _edited(applied: Applied, operation: str, path: str, form: Form) -> Any:
    editor = editing.editor_of(path)
    current = find(applied.reading, path)
    if editor is None or (operation == "add") != _is_list(path, current):
        raise CannotCorrect(_GONE)
    value = editing.read(editor, form, current if operation == "set" else None)
    if editor == "decision" and value is not None:
        item = find(applied.reading, path.rpartition("/")[0])
        value["as_proposed"] = editing.as_proposed(value, item["proposal"])
    if editor == "item":
        return _new_item(value)
    return value


def _is_list(path: str, current: Any) -> bool:
    return isinstance(current, list) and not path.endswith("/officers")


def _new_item(value: dict[str, Any]) -> dict[str, Any]:
    from ingest.review.corrections import empty_item

    return empty_item(value["number"], value["title"]) | {"after": value["after"]}


def _removed(applied: Applied, path: str) -> None:
    parent, _, _ = path.rpartition("/")
    if not isinstance(find(applied.reading, parent), list) or path.count("/") not in (1, 3):
        raise NoSuchPlace(path)
    find(applied.reading, path)


def _split(applied: Applied, path: str, form: Form) -> dict[str, Any]:
    item = find(applied.reading, path)
    place, _, inside = form.get("at", "").partition(".")
    section, paragraph = _small_number(place), _small_number(inside or "0")
    if section is None or paragraph is None or section >= len(item["sections"]):
        raise CannotCorrect("Välj var den nya paragrafen börjar.")
    made = editing.read("item", form)
    return {
        "section": section,
        "paragraph": paragraph,
        "number": made["number"],
        "title": made["title"],
    }


def _moved(applied: Applied, path: str, form: Form) -> dict[str, str]:
    find(applied.reading, path)
    key = form.get("to", "")
    if key:
        find(applied.reading, f"items/{key}")
    if path.count("/") == 1:
        if path == f"items/{key}":
            raise CannotCorrect("En paragraf kan inte stå efter sig själv. Välj en annan.")
        return {"after": key}
    if not key or path.split("/")[2] not in ("attachments", "sections"):
        raise CannotCorrect("Välj vilken paragraf det hör till.")
    return {"to": key}


def _answer(upload: Upload, user: User, key: str, form: Form) -> Correction:
    """Keep the answer to a question; a button may stand for a correction, which then settles it too."""
    asked = {question.key: question for question in open_questions(upload_questions(upload))}
    question = asked.get(key)
    if question is None:
        raise CannotCorrect("Frågan är redan besvarad. Ladda om sidan.")
    number = _small_number(form.get("answer", "0"))
    if number is None or number >= len(question.answers):
        raise CannotCorrect("Välj ett av svaren.")
    correction = _keep_answer(upload, user, question, question.answers[number])
    after_change(upload)
    return correction


def _small_number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 6 else None


def _keep_answer(upload: Upload, user: User, question: Question, answer: Answer) -> Correction:
    """Keep an answer and what it does; afterwards the upload's row is to be brought up to date."""
    if answer.operation == "undo":
        take_back(Correction.objects.get(pk=int(answer.path), upload=upload), user)
    elif answer.operation != "answer":
        made = Correction.objects.create(
            upload=upload, operation=answer.operation, path=answer.path, value=answer.value, by=user
        )
        _prove(upload, made)
        _log(user, "correct", made)
    said = answer.label[:80]
    correction = Correction.objects.create(
        upload=upload, operation="answer", path=question.key, value=said, by=user
    )
    if question.names and answer.value == APART:
        keep_apart(correction, *question.names)
    _settle_guess(upload, question.key, is_guess=False)
    _log(user, "answer", correction)
    return correction


@transaction.atomic
def answer_rest(upload: Upload, user: User) -> int:
    """Answer every question that is left as "it is right as it stands", but for those that need a value."""
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    left = [q for q in open_questions(upload_questions(upload)) if not q.is_blocking]
    for question in left:
        fine = next((answer for answer in question.answers if answer.operation == "answer"), None)
        if fine is not None:
            _keep_answer(upload, user, question, fine)
    after_change(upload)
    return len(left)


@transaction.atomic
def take_back(correction: Correction, user: User) -> None:
    """Take a correction or an answer back; it stays in the history."""
    if correction.undone_at is None:
        correction.undone_at, correction.undone_by = timezone.now(), user
        correction.save(update_fields=["undone_at", "undone_by"])
        _settle_guess(correction.upload, correction.path, is_guess=True)
        after_change(correction.upload)
        _log(user, "take_back", correction)


def _settle_guess(upload: Upload, key: str, *, is_guess: bool) -> None:
    """Keep on the upload itself whether its body is only guessed, once the question of it is answered."""
    if key.startswith("body_is_guess:"):
        upload.body_is_guess = is_guess
        upload.save(update_fields=["body_is_guess"])


def _prove(upload: Upload, correction: Correction) -> Applied:
    """Return the reading with a correction in it; refuse one that cannot be applied as the reading stands."""
    applied = upload.applied()
    assert applied is not None
    if any(conflict.is_lost and conflict.change.pk == correction.pk for conflict in applied.conflicts):
        raise CannotCorrect(_GONE)
    return applied


def _log(user: User, action: str, correction: Correction) -> None:
    """Write a correction to the audit log: digests stand for the texts, which the correction itself keeps."""
    after = {
        "correction": correction.pk,
        "operation": correction.operation,
        "path": correction.path,
        "value": audit.digest(correction.value),
    }
    before = {"value": audit.digest(correction.before)}
    audit.record(user, action, f"upload {correction.upload_id}", before, after)
