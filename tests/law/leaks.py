"""Looks for planted words in everything that the archive answers, and in everything that it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db import connection
from django.test import Client

_LINK = re.compile(r"""(?:href|src|action|<loc|<link|<id)[=>]["']?([^"'<> ]+)""")
_ALWAYS = (
    "/",
    "/sitemap.xml",
    "/flode/",
    "/api/v1/paragrafer/",
    "/api/v1/paragrafer/?format=csv",
    "/beslut/",
)
_URL = re.compile(r'"url": "([^"]+)"')


def answers(client: Client, *more: str) -> Iterator[tuple[str, str]]:
    """Yield (address, answer) for every address of the archive that a reader can come to by links."""
    waiting = [*_ALWAYS, *more]
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        parts = response.streaming_content if response.streaming else [response.content]
        text = b"".join(parts).decode("utf-8", "replace")  # type: ignore[arg-type]
        yield address, text + str(dict(response.headers))
        waiting += [link for link in map(_local, (*_LINK.findall(text), *_URL.findall(text))) if link]


def _local(link: str) -> str:
    """Return a link as a path of the archive, "" for one that leads elsewhere or to a clerk's page."""
    path = re.sub(r"^https?://testserver", "", link).replace("&amp;", "&").split("#")[0]
    is_ours = path.startswith("/") and not path.startswith(("/static/", "/registrera/", "//"))
    return path if is_ours else ""


def rows() -> Iterator[tuple[str, str]]:
    """Yield (table, row as text) for every row of the database, without the sealed bytes of originals."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            names = [c.name for c in connection.introspection.get_table_description(cursor, table)]
            columns = ", ".join(f'"{n}"::text' for n in names if (table, n) != ("archive_source", "data"))
            cursor.execute(f'SELECT concat_ws(chr(10), {columns}) FROM "{table}"')
            for (text,) in cursor.fetchall():
                yield table, text
