"""`make run` leads from nothing to an archive in the browser, and Ctrl-C back to nothing running."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from archive.embedded.places import Place
from archive.embedded.server import Server
from tests import throwaway

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLE = CHECKOUT / "samples/lindhaga-ks-2022-06-07.txt"


class Site:
    """One start of the site, with what it printed until it was open."""

    def __init__(self, data: Path, *arguments: str, **environ: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(self.port), *arguments],
            cwd=CHECKOUT,
            env={
                "PATH": os.environ["PATH"],
                "ARCHIVE_DATA": str(data),
                "ARCHIVE_DATABASE_FAST": "1",
                **environ,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.printed = ""
        for line in self.process.stdout or ():
            self.printed += line
            if "To stop:" in line:
                break
        self.seconds = time.monotonic() - self.began

    def get(self, address: str) -> tuple[http.client.HTTPResponse, str]:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=20)
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer, answer.read().decode()

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        self.printed += self.process.communicate(timeout=30)[0]
        return self.process.returncode


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    directory = throwaway.new_directory()
    yield directory
    throwaway.remove(directory)


@pytest.fixture(scope="module")
def first(data: Path) -> Iterator[Site]:
    site = Site(data, str(SAMPLE))
    yield site
    site.process.kill()


def test_the_first_start_opens_the_archive_and_says_where(first: Site) -> None:
    assert f"The archive is open: http://localhost:{first.port}/" in first.printed
    assert re.search(r"user registrator, password \S{12,}", first.printed)
    answer, page = first.get("/")
    assert answer.status == 200
    assert answer.headers["Set-Cookie"] is None
    assert "Lindhaga" in page


def test_static_files_may_be_kept_for_ever(first: Site) -> None:
    _, page = first.get("/")
    hashed = re.findall(r'"(/static/[\w/-]+\.[0-9a-f]{12}\.css)"', page)
    assert hashed
    answer, _ = first.get(hashed[0])
    assert answer.status == 200
    assert "immutable" in answer.headers["Cache-Control"]


def test_a_port_that_is_taken_is_said_at_once(first: Site, data: Path) -> None:
    command = [sys.executable, "manage.py", "serve", "--port", str(first.port)]
    environ = {"PATH": os.environ["PATH"], "ARCHIVE_DATA": str(data)}
    done = subprocess.run(command, cwd=CHECKOUT, env=environ, capture_output=True, text=True)
    assert done.returncode == 1
    assert "make run PORT=" in done.stderr


def worker_of(site: Site) -> psutil.Process | None:
    for child in psutil.Process(site.process.pid).children():
        with suppress(psutil.Error):  # it may end, or have ended, while it is looked at
            if child.cmdline()[-1:] == ["work"]:
                return child
    return None


def test_a_worker_that_dies_is_followed_by_another(first: Site) -> None:
    dead = worker_of(first)
    assert dead
    dead.kill()
    until = time.monotonic() + 20
    while (other := worker_of(first)) is None or other.pid == dead.pid:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_ctrl_c_ends_everything_and_the_next_start_keeps_what_there_was(first: Site, data: Path) -> None:
    assert first.interrupt() == 0
    assert first.printed.endswith("Stopped.\n")
    assert Server(Place.of(data)).processes() == []
    with socket.socket() as closed:
        assert closed.connect_ex(("127.0.0.1", first.port)) != 0

    second = Site(data)
    assert "password" not in second.printed
    assert "Lindhaga" in second.get("/")[1]
    assert second.seconds < 15
    assert second.interrupt() == 0
    assert Server(Place.of(data)).processes() == []
