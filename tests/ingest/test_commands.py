"""The command line tells what became of each file."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command

from archive.models import Meeting
from ingest.models import Upload
from tests.ingest.minutes import minutes


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_ingest_takes_a_folder_and_says_what_became_of_each_file(tmp_path):
    (tmp_path / "maj.txt").write_text(minutes())
    (tmp_path / "juni.txt").write_text(minutes(date="2023-06-13"))
    (tmp_path / "anteckning.json").write_text("{}")
    said = run("ingest", str(tmp_path))
    assert "new          maj.txt: /protokoll/ekeby-kommun/tekniska-namnden/2023-05-09/" in said
    assert "skipped      anteckning.json" in said
    assert "2 new, 1 skipped" in said
    assert "2 unchanged" in run("ingest", str(tmp_path))


@pytest.mark.django_db
def test_the_desk_knows_what_ingest_took_in_by_its_committee_and_day(tmp_path):
    (tmp_path / "maj.txt").write_text(minutes())
    run("ingest", str(tmp_path))
    upload = Upload.objects.get()
    assert (upload.committee_name, str(upload.meeting_date)) == ("Tekniska nämnden", "2023-05-09")
    assert upload.item_count == 1


@pytest.mark.django_db
def test_ingest_takes_the_files_in_a_zip(tmp_path):
    with zipfile.ZipFile(tmp_path / "protokoll.zip", "w") as archive:
        archive.writestr("maj.txt", minutes())
        archive.writestr("juni.txt", minutes(date="2023-06-13"))
    run("ingest", str(tmp_path / "protokoll.zip"))
    assert Meeting.objects.count() == 2


@pytest.mark.django_db
def test_ingest_fails_aloud_and_takes_the_good_files_all_the_same(tmp_path):
    (tmp_path / "maj.txt").write_text(minutes())
    (tmp_path / "brev.txt").write_text("Kära mormor!\n\nDet är fint väder här.\n")
    with pytest.raises(CommandError, match="1 of 2 files"):
        run("ingest", str(tmp_path))
    assert Meeting.objects.count() == 1


@pytest.mark.django_db
def test_ingest_says_which_path_is_not_there(tmp_path):
    with pytest.raises(CommandError):
        run("ingest", str(tmp_path / "saknas"))


@pytest.mark.django_db
def test_ingest_tries_again_when_later_files_told_the_municipality(tmp_path):
    (tmp_path / "a.txt").write_text(minutes(body=""))
    (tmp_path / "b.txt").write_text(minutes(date="2023-06-13"))
    run("ingest", str(tmp_path))
    assert {m.committee.body.name for m in Meeting.objects.all()} == {"Ekeby kommun"}


@pytest.mark.django_db
def test_the_caller_may_say_whose_minutes_they_are(tmp_path):
    (tmp_path / "a.txt").write_text(minutes())
    run("ingest", str(tmp_path), "--body", "Åby kommun")
    meeting = Meeting.objects.get()
    assert meeting.committee.body.name == "Åby kommun"
    assert not meeting.body_is_guess


def test_parse_prints_one_object_a_line_and_needs_no_database(tmp_path):
    (tmp_path / "maj.txt").write_text(minutes())
    (tmp_path / "juni.txt").write_text(minutes(date="2023-06-13"))
    lines = run("parse", str(tmp_path / "maj.txt"), str(tmp_path / "juni.txt")).splitlines()
    assert [json.loads(line)["date"] for line in lines] == ["2023-05-09", "2023-06-13"]
    assert "spans" not in json.loads(lines[0])
