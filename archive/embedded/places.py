"""Where the embedded server keeps its files.

    var/database/cluster     the data of PostgreSQL, mode 700
    var/database/sockets     the Unix socket, mode 700: whoever cannot enter cannot connect
    var/database/server.log  what the server says
    var/database/*.lock      who starts it, who uses it

PostgreSQL refuses to run as root, so for root another user must be able to walk to these files. Opening the
parent directories to everybody would lay bare what root keeps there; where they are closed, the files lie
under /var/lib/protokollarkivet instead.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SYSTEM_DIRECTORY = Path("/var/lib/protokollarkivet")
LONGEST_SOCKET_DIRECTORY = 88  # bytes: macOS allows 103 for the whole path, "/.s.PGSQL.5432" included


@dataclass(frozen=True)
class Place:
    """The files of one embedded server; each data directory has its own."""

    home: Path
    sockets: Path

    @classmethod
    def of(cls, data: Path) -> Place:
        """Return the place that belongs to a data directory; looks at modes, creates nothing."""
        home = data / "database"
        elsewhere = SYSTEM_DIRECTORY / _fingerprint(data)
        if os.geteuid() == 0 and not (home / "cluster").exists() and not anybody_can_enter(data):
            home = elsewhere
        sockets = home / "sockets"
        if len(os.fsencode(sockets)) > LONGEST_SOCKET_DIRECTORY or "," in str(sockets):
            sockets = Path("/tmp") / f"protokollarkivet-{_fingerprint(home)}"  # noqa: S108 (its owner is checked)
        return cls(home=home, sockets=sockets)

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether the files lie outside of the data directory, because root's directories are closed."""
        return self.home.is_relative_to(SYSTEM_DIRECTORY)


def make_directory(directory: Path) -> None:
    """Create a directory and its parents. What root creates can be walked through, whatever its umask.

    The mode of a directory that exists stays as it is.
    """
    for path in (*reversed(directory.parents), directory):
        with suppress(FileExistsError):
            path.mkdir()
            if os.geteuid() == 0:
                path.chmod(0o711)


def anybody_can_enter(directory: Path) -> bool:
    """Tell whether every user may walk into a directory, or to where it will be created.

    "/srv/archive" gives True where / and /srv have mode 755; "/root/archive" False where /root has 700.
    """
    real = directory.resolve()
    existing = [path for path in (real, *real.parents) if path.exists()]
    return all(path.stat().st_mode & stat.S_IXOTH for path in existing)


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
