"""A text that the parser never comes to an end with holds nobody: it is put aside, and nothing of it is lost."""

from __future__ import annotations

import os
import signal
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from archive.models import Meeting
from ingest.intake import bounded, queue
from ingest.models import AuditEntry, Upload
from ingest.parsing import parse
from ingest.pipeline import receive
from tests.desk.conftest import upload
from tests.desk.processes import start
from tests.ingest.minutes import item, minutes

# What a parser may come to do with one text, here the one about "Evighet".
NEVER_ENDING = {
    "in a loop": "while True: pass",
    "in a loop that takes every error for its own": """
        while True:
            try: sum(range(1000))
            except Exception: pass""",
    "in a regular expression": """
        import re
        re.match(r"(a+)+$", "a" * 60 + "b")""",
}
HUNGRY = """
        kept = []
        while True: kept.append("x" * 1_000_000 + str(len(kept)))"""
DEADLY = "import os; os.kill(os.getpid(), 9)"

# What may come to happen after a text was parsed.
NEVER_ENDING_SEARCH = """
from ingest.privacy import known
find = known.find_personal_data
def search(text, names):
    while "Evighet" in text: pass
    return find(text, names)
known.find_personal_data = search
parse = real
"""
NEVER_ENDING_STORING = """
from ingest.intake import queue
from ingest.management.commands import work
refresh = queue.refresh
def store(upload):
    while "Evighet" in upload.filename: pass
    refresh(upload)
queue.refresh, queue.MOST_ATTEMPTS, work._PATIENCE = store, 1, 2.0
parse = real
"""
NEVER_ENDING_STATEMENT = """
from ingest.intake import queue
refresh = queue.refresh
def store(upload):
    if "Evighet" in upload.filename: queue.run("SELECT pg_sleep(3600)")
    refresh(upload)
queue.refresh, queue.STATEMENT_SECONDS = store, 1
parse = real
"""


def parser(does: str) -> str:
    return f"""
def parse(text, **more):
    if "Evighet" in text:
        {does}
    return real(text, **more)
"""


def hand_in(*titles: str) -> None:
    for month, title in enumerate(titles, start=1):
        text = minutes(item(1, title), date=f"2023-0{month}-09")
        receive(name=f"{title}.txt", data=text.encode())


def states() -> dict[str, str]:
    return dict(Upload.objects.values_list("filename", "state"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("does", NEVER_ENDING.values(), ids=NEVER_ENDING)
def test_the_worker_puts_a_never_ending_text_aside_and_goes_on(does):
    hand_in("Vägar", "Evighet", "Broar")
    worker = start("work", "--until-empty", parser=parser(does), environ={"PARSING_SECONDS": "0.5"})
    assert worker.wait(120) == 0
    assert states() == {"Vägar.txt": "draft", "Evighet.txt": "refused", "Broar.txt": "draft"}
    stopped = Upload.objects.get(filename="Evighet.txt")
    assert stopped.error_message.startswith("Tolkningen tog för lång tid och avbröts. Filen är sparad")
    assert (stopped.attempts, stopped.reading) == (1, None)
    assert "Evighet" in bytes(stopped.source.data).decode()
    entry = AuditEntry.objects.get(action="put_aside")
    assert (entry.actor, entry.subject) == ("systemet", f"upload {stopped.pk}")
    assert entry.after == {"state": "refused", "error": "parsing_timeout", "attempts": 1}


@pytest.mark.django_db(transaction=True)
def test_the_worker_puts_a_text_aside_in_which_the_search_for_personal_data_never_ends():
    hand_in("Evighet", "Broar")
    worker = start("work", "--until-empty", parser=NEVER_ENDING_SEARCH, environ={"PARSING_SECONDS": "0.5"})
    assert worker.wait(120) == 0
    assert states() == {"Evighet.txt": "refused", "Broar.txt": "draft"}
    assert Upload.objects.get(filename="Evighet.txt").error_code == "parsing_timeout"


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_never_ends_with_the_storing_of_an_upload_is_ended_and_the_next_one_goes_on():
    hand_in("Evighet", "Broar")
    work = ("work", "--until-empty")
    first = start(*work, parser=NEVER_ENDING_STORING, environ={"PARSING_SECONDS": "1"})
    assert first.wait(120) == -signal.SIGVTALRM
    assert states() == {"Evighet.txt": "queued", "Broar.txt": "queued"}
    second = start(*work, parser=NEVER_ENDING_STORING, environ={"PARSING_SECONDS": "1"})
    assert second.wait(120) == 0
    assert states() == {"Evighet.txt": "refused", "Broar.txt": "draft"}


@pytest.mark.django_db(transaction=True)
def test_the_worker_puts_an_upload_aside_that_the_database_never_ends_with():
    hand_in("Evighet")
    assert start("work", "--until-empty", parser=NEVER_ENDING_STATEMENT).wait(120) == 0
    assert states() == {"Evighet.txt": "refused"}
    assert Upload.objects.get(filename="Evighet.txt").error_message.startswith("Filen gick inte att tolka")


@pytest.mark.django_db(transaction=True)
def test_the_worker_puts_a_text_aside_that_wants_ever_more_memory():
    hand_in("Evighet", "Broar")
    assert start("work", "--until-empty", parser=parser(HUNGRY)).wait(120) == 0
    assert states() == {"Evighet.txt": "refused", "Broar.txt": "draft"}
    stopped = Upload.objects.get(filename="Evighet.txt")
    assert stopped.error_message.startswith("Tolkningen krävde för mycket minne och avbröts.")


@pytest.mark.django_db(transaction=True)
def test_a_text_that_kills_every_worker_is_put_aside_after_five():
    hand_in("Evighet", "Broar")
    deaths = 0
    while (ended := start("work", "--until-empty", parser=parser(DEADLY)).wait(120)) != 0:
        assert ended == -signal.SIGKILL
        deaths += 1
        assert deaths <= queue.MOST_ATTEMPTS
    assert deaths == queue.MOST_ATTEMPTS
    assert states() == {"Evighet.txt": "refused", "Broar.txt": "draft"}
    assert AuditEntry.objects.get(action="put_aside").after["attempts"] == queue.MOST_ATTEMPTS + 1


@pytest.mark.django_db
def test_what_was_put_aside_is_seen_at_the_desk_and_can_be_tried_again(clerk):
    kim = clerk()
    stopped = upload(kim, minutes())
    Upload.objects.update(
        state="refused", error_code="parsing_timeout", error_message="Det tog för lång tid."
    )
    assert "Det tog för lång tid." in kim.get("/registrera/").content.decode()
    assert "Försök tolka filen igen" in kim.get(reverse("desk:review", args=[stopped.pk])).content.decode()
    kim.post(f"/registrera/uppladdningar/{stopped.pk}/forsok-igen/")
    assert Upload.objects.get().state == "draft"


@pytest.mark.django_db
def test_a_newer_parser_tries_again_what_was_put_aside_and_not_what_is_no_minutes():
    hand_in("Evighet", "Dikt")
    Upload.objects.filter(filename="Evighet.txt").update(state="refused", error_code="parsing_timeout")
    Upload.objects.filter(filename="Dikt.txt").update(state="refused", error_code="not_minutes")
    call_command("reparse")
    assert states() == {"Evighet.txt": "queued", "Dikt.txt": "refused"}
    queue.work_one()
    assert states()["Evighet.txt"] == "draft"


@pytest.fixture
def endless_child(monkeypatch, tmp_path):
    """Let the process that parses for a request go on for ever, and tell its number here."""
    number = tmp_path / "number"
    script = tmp_path / "child.py"
    script.write_text(f"import os\nopen({str(number)!r}, 'w').write(str(os.getpid()))\nwhile True: pass\n")
    monkeypatch.setattr(bounded, "_CHILD", script)
    monkeypatch.setattr(queue, "ONE_AT_ONCE_SECONDS", 3.0)
    return number


def in_a_thread(does):
    """Do something as the site does, which answers each request in a thread."""
    answers = []

    def run() -> None:
        answers.append(does())
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(120)
    return answers[0]


@pytest.mark.django_db(transaction=True)
def test_a_request_does_not_wait_for_a_never_ending_text_but_leaves_it_to_the_worker(clerk, endless_child):
    kim = clerk()
    files = {"files": [SimpleUploadedFile("maj.txt", minutes().encode())]}
    answer = in_a_thread(lambda: kim.post("/registrera/ladda-upp/", files))
    assert "1 av 1 väntar på att tolkas" in kim.get(answer["Location"]).content.decode()
    left = Upload.objects.get()
    assert (left.state, left.reading, left.source.text) == ("queued", None, "")
    with pytest.raises(ProcessLookupError):
        os.kill(int(endless_child.read_text()), 0)
    assert start("work", "--until-empty").wait(120) == 0
    assert states() == {"maj.txt": "draft"}


@pytest.mark.django_db(transaction=True)
def test_a_request_understands_a_text_just_as_the_parser_does(clerk):
    kim = clerk()
    in_a_thread(lambda: upload(kim, minutes()))
    assert Upload.objects.get().reading == parse(minutes()).as_dict(spans=True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("others", [1, 9], ids=["in one process", "in several"])
def test_ingest_fails_aloud_with_a_text_that_takes_too_long_and_takes_the_others(tmp_path, others):
    slow = minutes(*(item(number, "Långt ärende") for number in range(1, 16_000)))
    (tmp_path / "evig.txt").write_text(slow)
    for number in range(others):
        (tmp_path / f"{number}.txt").write_text(minutes(date=f"2023-05-1{number}"))
    ingest = start("ingest", str(tmp_path), "--processes", "2", environ={"PARSING_SECONDS": "0.5"})
    said, errors = ingest.communicate(timeout=120)
    assert ingest.returncode == 1
    assert "failed       evig.txt: parsing took too long and was stopped" in said
    assert f"1 of {others + 1} files could not be taken in" in errors
    assert Meeting.objects.count() == Upload.objects.count() == others
