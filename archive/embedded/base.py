"""Django's engine for PostgreSQL, which starts the embedded server when it is first needed."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.client import DatabaseClient
from psycopg import OperationalError

from archive.embedded.accounts import installed_programs
from archive.embedded.server import Server


class Client(DatabaseClient):
    """`manage.py dbshell`, with the psql that comes with the embedded server."""

    @classmethod
    def settings_to_cmd_args_env(cls, *args: Any, **kwargs: Any) -> Any:
        arguments, environ = super().settings_to_cmd_args_env(*args, **kwargs)
        return [str(installed_programs() / "psql"), *arguments[1:]], environ


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded server."""

    client_class = Client

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Return a connection, after starting the server where nobody answers."""
        server = Server(**self.settings_dict["EMBEDDED"])
        server.hold()
        try:
            return super().get_new_connection(conn_params)
        except OperationalError:
            server.ensure_running()
            return super().get_new_connection(conn_params)
