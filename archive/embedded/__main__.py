"""`python -m archive.embedded status | stop | run PROGRAM …`: the embedded server from the command line.

`run` tells a program of PostgreSQL where the server is: `run pg_dump --format=custom --file=minutes.dump`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from archive.embedded import data_directory
from archive.embedded.accounts import EmbeddedError, installed_programs
from archive.embedded.places import Place
from archive.embedded.server import NAME, USER, Server


def main() -> int:
    """Do what the command line says; return 0, or 1 where it failed."""
    parser = argparse.ArgumentParser(
        prog="python -m archive.embedded", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("action", choices=("status", "stop", "run"))
    parser.add_argument("command", nargs=argparse.REMAINDER, help="a program of PostgreSQL and its arguments")
    arguments = parser.parse_args()
    server = Server(Place.of(data_directory(os.environ)))
    try:
        if arguments.action == "run":
            return _run(server, arguments.command)
        if arguments.action == "stop":
            server.stop()
    except EmbeddedError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{server.place.home}: {'running' if server.answers() else 'not running'}")
    return 0


def _run(server: Server, command: list[str]) -> int:
    program = installed_programs() / (command or ["psql"])[0]
    if not program.is_file():
        raise EmbeddedError(f"PostgreSQL has no program {program.name!r}.")
    server.ensure_running()
    address = {"PGHOST": str(server.place.sockets), "PGUSER": USER, "PGDATABASE": NAME}
    done = subprocess.run([str(program), *command[1:]], env=os.environ | address, check=False)  # noqa: S603
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
