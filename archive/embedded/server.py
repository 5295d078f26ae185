"""Starting and stopping the embedded server.

Many processes may share one server. Each holds a lock while it uses it; the last one to leave stops it. A
process that is killed leaves the server running, and the next one finds it there. Nothing that a file says is
believed: a server is ready when a connection says so, and gone when no process of it is left.
"""

from __future__ import annotations

import atexit
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import dropwhile
from pathlib import Path

import psutil
import psycopg

from archive.embedded import locks
from archive.embedded.accounts import Account, EmbeddedError, programs_for
from archive.embedded.places import Place, make_directory

NAME = USER = "archive"
START_PATIENCE = 600.0  # seconds: recovering after a power cut may take minutes
CONNECT_PATIENCE = 5  # seconds
PROGRESS_EVERY = 5.0  # seconds
LONGEST_LOG = 5_000_000  # bytes, before it is turned over at the next start

# PostgreSQL's ways of stopping (wait for clients, cut them off, leave it to recovery) and the end of patience
STOPPING = ((signal.SIGTERM, 3.0), (signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))

SETTINGS = {  # for a machine with 2 cores and 2 GB that does other things too
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "1GB",
    "wal_compression": "on",
    "checkpoint_timeout": "15min",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_error_statement": "panic",  # what somebody searched for does not belong in a log
}
INITDB = (
    "--auth=trust",  # who may connect is settled by the mode of the socket directory
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",  # the order of C, but Å is known as the capital of å
    "--no-instructions",
)
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Server:
    """The embedded PostgreSQL of one place."""

    place: Place
    is_durable: bool = True

    def hold(self) -> None:
        """Keep the server from being stopped while this process lives; the last process to end stops it."""
        try:
            make_directory(self.place.home)
            is_new = locks.join(self._users)
        except PermissionError as error:
            raise EmbeddedError(
                f"{error.filename} is closed to us: choose another directory with ARCHIVE_DATA."
            ) from error
        if is_new:
            atexit.register(self.release)

    def release(self) -> None:
        """Take back `hold`, and stop the server where nobody else uses it."""
        with locks.leave(self._users) as was_last:
            if was_last:
                self.stop(first=signal.SIGINT)

    def ensure_running(self) -> None:
        """Return when the server takes connections, after starting it if need be; raise EmbeddedError."""
        self.hold()
        if self.answers():
            return
        with locks.only_one(self.place.home / "start.lock"):
            if not self.answers():
                self._start()

    def answers(self, database: str = NAME) -> bool:
        """Tell whether a real connection succeeds now."""
        try:
            self._connect(database).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self, first: signal.Signals = signal.SIGTERM) -> None:
        """Stop the server, more and more firmly; return when none of its processes is left."""
        for how, patience in dropwhile(lambda step: step[0] is not first, STOPPING):
            for process in self._to_signal(how):
                with suppress(psutil.NoSuchProcess):
                    process.send_signal(how)
            if self._gone_within(patience):
                return
        raise EmbeddedError(f"The server in {self.place.home} cannot be stopped.")

    def processes(self) -> list[psutil.Process]:
        """Return the living processes of this server, the first one (*postmaster*) first."""
        found = {}
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if self._is_ours(process):
                    found[process.pid] = (process.ppid(), process)
        return [process for _, process in sorted(found.values(), key=lambda each: each[0] in found)]

    def destroy(self) -> None:
        """Stop the server and delete its data."""
        self.stop(first=signal.SIGQUIT)
        shutil.rmtree(self.place.home, ignore_errors=True)
        shutil.rmtree(self.place.sockets, ignore_errors=True)

    @property
    def _users(self) -> Path:
        return self.place.home / "users.lock"

    def _is_ours(self, process: psutil.Process) -> bool:
        return (
            process.name() == "postgres"
            and process.status() != psutil.STATUS_ZOMBIE
            and Path(process.cwd()) == self.place.cluster.resolve()
        )

    def _to_signal(self, how: signal.Signals) -> list[psutil.Process]:
        """Return the first process, which tells the others; for the last resort every one."""
        processes = self.processes()
        return processes if how is signal.SIGKILL else processes[:1]

    def _gone_within(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while self.processes():
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True

    def _connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.place.sockets),
            user=USER,
            dbname=database,
            connect_timeout=CONNECT_PATIENCE,
            autocommit=True,
        )

    def _start(self) -> None:
        account = Account.of(self.place)
        if not self._comes_up():
            programs = programs_for(account)
            self._make_cluster(account, programs)
            self._make_sockets(account)
            self._launch(account, programs)
            if not self._comes_up():
                raise EmbeddedError(f"PostgreSQL did not start. {self.place.log} says:\n{self._end_of_log()}")
        self._make_database()

    def _make_cluster(self, account: Account, programs: Path) -> None:
        """Create the data directory; one that a kill left half made is not taken for a whole one."""
        if self.place.cluster.exists():
            return
        self._say_where(account)
        unfinished = self.place.home / "cluster.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        account.own(unfinished)
        command = [str(programs / "initdb"), f"--pgdata={unfinished}", f"--username={USER}", *INITDB]
        if not self.is_durable:
            command.append("--no-sync")
        done = subprocess.run(command, capture_output=True, text=True, check=False, **account.running())  # noqa: S603
        if done.returncode:
            raise EmbeddedError(f"The database could not be created:\n{done.stdout}{done.stderr}")
        unfinished.rename(self.place.cluster)

    def _say_where(self, account: Account) -> None:
        if not account.is_us:
            why = ", as root's own directories are closed to others" if self.place.is_elsewhere else ""
            _say(f"PostgreSQL refuses to run as root: it runs as {account.name!r}.")
            _say(f"Its data: {self.place.home}{why}.")

    def _make_sockets(self, account: Account) -> None:
        """Make the socket directory, empty and closed to others; refuse one that somebody else laid there."""
        sockets = self.place.sockets
        with suppress(FileExistsError):
            sockets.mkdir(mode=0o700)
            account.own(sockets)
        if sockets.is_symlink() or sockets.stat().st_uid != account.uid:
            raise EmbeddedError(
                f"{sockets} belongs to somebody else: delete it, or choose another ARCHIVE_DATA."
            )
        sockets.chmod(0o700)
        for leftover in sockets.iterdir():
            leftover.unlink()

    def _launch(self, account: Account, programs: Path) -> None:
        """Start PostgreSQL in a session of its own, so that Ctrl-C reaches only who asked for it."""
        (self.place.cluster / "postmaster.pid").unlink(missing_ok=True)  # stale: `processes` found nobody
        if self.place.log.exists() and self.place.log.stat().st_size > LONGEST_LOG:
            self.place.log.replace(self.place.log.with_suffix(".old.log"))
        with self.place.log.open("ab") as log:
            subprocess.Popen(  # noqa: S603
                [str(programs / "postgres"), "-D", str(self.place.cluster), *self._options()],
                stdout=log,
                stderr=log,
                start_new_session=True,
                **account.running() | {"cwd": self.place.cluster},
            ).returncode = 0  # it outlives us on purpose: no warning at exit that it still runs

    def _options(self) -> Iterator[str]:
        directory = str(self.place.sockets).replace('"', '""')
        settings = {**SETTINGS, "unix_socket_directories": f'"{directory}"'}
        for name, value in (settings | ({} if self.is_durable else FORGETFUL)).items():
            yield from ("-c", f"{name}={value}")

    def _comes_up(self) -> bool:
        """Wait until the server answers, saying so while it recovers; return False if no process is left."""
        began = said = time.monotonic()
        while not self.answers("postgres"):
            if not self.processes():
                return False
            now = time.monotonic()
            if now - began > START_PATIENCE:
                raise EmbeddedError("PostgreSQL does not answer: python -m archive.embedded stop.")
            if now - said > PROGRESS_EVERY:
                said = now
                _say(f"Waiting for the database, which is starting or recovering ({now - began:.0f} s) …")
            time.sleep(0.05 if now - began < 2 else 0.5)  # each question is a line in its log
        return True

    def _make_database(self) -> None:
        with self._connect("postgres") as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(f'CREATE DATABASE "{NAME}"')

    def _end_of_log(self) -> str:
        with suppress(OSError):
            return "\n".join(self.place.log.read_text(errors="replace").splitlines()[-8:])
        return ""


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
