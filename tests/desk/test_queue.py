"""The queue: nothing is lost and nothing done twice, whoever dies."""

from __future__ import annotations

import os
import random
import signal
import time

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Sum

from archive.models import Source
from ingest.intake import queue
from ingest.models import Upload
from ingest.pipeline import receive
from tests.desk.processes import start
from tests.ingest.minutes import item, minutes


def hand_in(count: int) -> None:
    for number in range(count):
        text = minutes(
            item(1, f"Ärende {number}"),
            date=f"20{number // 300 + 10}-0{number // 28 % 9 + 1}-{number % 28 + 1:02}",
        )
        receive(name=f"{number}.txt", data=text.encode())


@pytest.mark.django_db
def test_the_queue_is_worked_off_in_its_order():
    hand_in(3)
    done = [queue.work_one(), queue.work_one(), queue.work_one()]
    assert [upload.filename for upload in done if upload] == ["0.txt", "1.txt", "2.txt"]
    assert queue.work_one() is None
    assert queue.waiting() == 0


@pytest.mark.django_db
def test_a_file_that_breaks_the_machine_is_put_aside_and_the_queue_goes_on(monkeypatch):
    hand_in(2)

    def broken(upload, **more):
        if upload.filename == "0.txt":
            raise RuntimeError("a fault of ours")
        return understand(upload, **more)

    understand = queue.understand
    monkeypatch.setattr(queue, "understand", broken)
    queue.work_one()
    queue.work_one()
    states = dict(Upload.objects.values_list("filename", "state"))
    assert states == {"0.txt": "refused", "1.txt": "draft"}
    assert "fel hos oss" in Upload.objects.get(filename="0.txt").error_message


@pytest.mark.django_db
def test_a_file_that_workers_die_of_is_put_aside_after_some_tries():
    hand_in(1)
    Upload.objects.update(attempts=queue.MOST_ATTEMPTS)
    queue.work_one()
    assert Upload.objects.get().state == "refused"


@pytest.mark.django_db
def test_what_was_put_aside_can_be_tried_again(clerk):
    kim = clerk()
    hand_in(1)
    Upload.objects.update(state="refused", error_code="internal_error", uploaded_by=User.objects.get())
    kim.post(f"/registrera/uppladdningar/{Upload.objects.get().pk}/forsok-igen/")
    assert Upload.objects.get().state == "draft"


@pytest.mark.django_db(transaction=True)
def test_an_upload_that_another_worker_has_is_left_to_it():
    import threading

    hand_in(1)
    pk = Upload.objects.get().pk
    found: list[object] = ["nothing tried"]

    def other() -> None:
        found[0] = queue.work_on(pk)
        connection.close()

    with transaction.atomic():
        Upload.objects.select_for_update().get(pk=pk)
        worker = threading.Thread(target=other)
        worker.start()
        worker.join(10)
    assert found[0] is None
    assert Upload.objects.get().state == "queued"


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_at_random_moments_loses_nothing_and_does_nothing_twice():
    """Four kills in the normal run; WORKER_KILLS=50 WORKER_UPLOADS=300 for the whole trial.

    Only those count that left an upload half done: the worker had begun with it, and it waits again.
    """
    kills, uploads = int(os.environ.get("WORKER_KILLS", "4")), int(os.environ.get("WORKER_UPLOADS", "24"))
    hand_in(uploads)
    chance = random.Random(20)
    for _ in range(kills * 5):
        if half_done() == kills:
            break
        worker, before = start("work"), attempts()
        while attempts() == before:
            assert worker.poll() is None
            time.sleep(0.005)
        time.sleep(chance.random() * 0.05)  # so long that one upload takes, and not the rest of them
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert half_done() == kills
    assert start("work", "--until-empty").wait(120) == 0
    assert half_done() == kills
    assert Upload.objects.filter(state="draft").count() == uploads
    assert Source.objects.count() == uploads
    assert not Upload.objects.filter(item_count=0).exists()


def attempts() -> int:
    """Return how often a worker has begun with an upload."""
    return Upload.objects.aggregate(Sum("attempts"))["attempts__sum"]


def half_done() -> int:
    """Return how often a worker has begun with an upload and not come to its end, once the database has let it go."""
    with transaction.atomic():
        rows = list(Upload.objects.select_for_update().values_list("state", "attempts"))
    return sum(begun - (state != "queued") for state, begun in rows)
