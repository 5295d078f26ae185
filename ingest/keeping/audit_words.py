"""The audit log in Swedish. What is kept are codes, which never change; what is read are these words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from archive.models import AgendaItem, Assignment, Body, Removal, Request
from ingest.models import Mark, Role, Upload
from ingest.privacy import Kind

ACTIONS = {
    "log_in": "loggade in",
    "change_password": "bytte lösenord",
    "add_second_factor": "lade till en andra faktor",
    "remove_second_factor": "tog bort en andra faktor",
    "deliver": "lämnade in filer",
    "upload_by_api": "lämnade in en fil genom API:et",
    "retry": "lät tolka om en fil",
    "reparse": "tolkade om",
    "put_aside": "lade en fil åt sidan",
    "correct": "rättade",
    "answer": "besvarade en fråga",
    "take_back": "tog tillbaka en rättelse",
    "choose_body": "valde kommun",
    "review": "granskade",
    "publish": "publicerade",
    "withdraw": "avpublicerade",
    "move": "flyttade",
    "delete": "gallrade ett original",
    "announce": "skrev in ett anslag",
    "settle_assignment": "avgjorde ett uppdrag",
    "approve_personal_data": "godkände personuppgifter",
    "mask": "maskerade personuppgifter",
    "take_down": "tog bort en paragraf från webben",
    "show_again": "visade en paragraf igen",
    "hide_from_search_engines": "dolde en paragraf för sökmotorer",
    "unhide_from_search_engines": "lät sökmotorer visa en paragraf",
    "answer_request": "besvarade en begäran",
    "merge_people": "slog ihop två personer",
    "undo_merge": "delade på två personer",
    "tell_people_apart": "höll isär två personer med samma namn",
    "undo_telling_apart": "tog tillbaka att två personer hålls isär",
    "keep_people_apart": "höll isär två personer",
    "ask_again_about_people": "öppnade ett förslag igen",
    "edit_body": "ändrade en kommun",
    "edit_committee": "ändrade en nämnd",
    "add_committee_name": "lade till en benämning",
    "remove_committee_name": "tog bort en benämning",
    "create_user": "skapade ett konto",
    "give_roles": "gav roller",
    "give_role": "gav en roll",
    "take_role": "tog en roll",
    "set_active": "öppnade eller stängde ett konto",
    "reset_password": "gav ett nytt lösenord",
    "create_token": "skapade en nyckel",
    "revoke_token": "återkallade en nyckel",
}
SUBJECTS = {
    "upload": "uppladdning",
    "delivery": "inlämning",
    "meeting": "sammanträde",
    "item": "paragraf",
    "assignment": "uppdrag",
    "person": "person",
    "body": "kommun",
    "committee": "nämnd",
    "request": "begäran",
    "user": "användare",
    "token": "nyckel",
}
KEYS = {
    "active": "öppet",
    "address": "adress",
    "attempts": "försök",
    "boards": "anslagstavlor",
    "body": "kommun",
    "committee": "nämnd",
    "contact": "kontakt",
    "correction": "rättelse",
    "court": "förvaltningsrätt",
    "decision": "beslut",
    "down": "nedtaget",
    "error": "fel",
    "files": "filer",
    "findings": "fynd",
    "from": "från och med",
    "hidden_from_search_engines": "dold för sökmotorer",
    "kept": "visas som",
    "kind": "slag",
    "kinds": "slag",
    "law_section": "lagrum",
    "mark": "bedömning",
    "meeting": "sammanträde",
    "meetings": "sammanträden",
    "merged": "hör dit",
    "name": "namn",
    "operation": "åtgärd",
    "other": "den andra",
    "outcome": "blev",
    "parser": "tolk",
    "path": "plats",
    "people": "personer",
    "places": "ställen",
    "predecessor": "föregångare",
    "private_names_fade_after": "namn tonas ut efter (dagar)",
    "reason": "skäl",
    "role": "roll",
    "roles": "roller",
    "rows": "rader",
    "said": "besked",
    "same": "oförändrad",
    "settled_as": "avgjort som",
    "sha256": "kontrollsumma",
    "state": "läge",
    "token": "nyckel",
    "up": "anslaget",
    "uploads": "uppladdningar",
    "value": "värde",
    "version": "version",
}
_OUTCOMES = {"new": "nytt", "new_version": "ny version", "unchanged": "oförändrat"}
_ERRORS = {
    "internal_error": "fel hos oss",
    "parsing_timeout": "tog för lång tid",
    "parsing_memory": "krävde för mycket minne",
}
_OPERATIONS = {
    "set": "rättat",
    "add": "lagt till",
    "remove": "borttaget",
    "split": "delat",
    "merge": "sammanslaget",
    "move": "flyttat",
    "answer": "svar",
}
_FOUND = {str(kind): kind.label for kind in Kind}
_CHOICES: dict[str, Mapping[str, str]] = {
    "state": {
        str(value): str(label)
        for choices in (AgendaItem.State, Request.State, Upload.State)
        for value, label in choices.choices
    },
    "role": dict(Role.Kind.choices),
    "roles": dict(Role.Kind.choices),
    "kind": {**_FOUND, **dict(Body.Kind.choices), **dict(Removal.Kind.choices)},
    "kinds": _FOUND,
    "mark": dict(Mark.choices),
    "settled_as": dict(Assignment.Settled.choices),
    "outcome": _OUTCOMES,
    "error": _ERRORS,
    "operation": _OPERATIONS,
}


def subject_words(subject: str) -> str:
    """Return what an entry is about: "upload 12" is "uppladdning 12"."""
    kind, _, which = subject.partition(" ")
    return f"{SUBJECTS.get(kind, kind)} {which}"


def values(said: Any) -> list[tuple[str, str]]:
    """Return what stood before or after, in words: `{"state": "draft"}` gives `[("läge", "utkast")]`."""
    if isinstance(said, Mapping):
        return [(KEYS.get(str(key), str(key)), _value(str(key), value)) for key, value in said.items()]
    if isinstance(said, list):
        return [pair for part in said for pair in values(part)]
    return []


def _value(key: str, value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Mapping):
        return _joined(f"{KEYS.get(inner, inner)} {_value(inner, more)}" for inner, more in value.items())
    if isinstance(value, list):
        return _joined(_value(key, part) for part in value)
    return _CHOICES.get(key, {}).get(str(value), str(value))


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts) or "–"
