"""`/halsa/`: whether the archive can answer, for a load balancer, a container engine, or `make run`.

`python -m archive.serving.health` asks a running archive in this container, and exits 0 if it is well.
"""

from __future__ import annotations

import http.client
import os
import sys

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

ADDRESS = "/halsa/"


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 "frisk" where the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("databasen svarar inte", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("frisk", content_type="text/plain; charset=utf-8")


def is_well(port: int, host: str = "localhost") -> bool:
    """Tell whether an archive on this machine answers on a port, to the host name that it goes by."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        asking.request("GET", ADDRESS, headers={"Host": host, "X-Forwarded-Proto": "https"})
        return asking.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()


if __name__ == "__main__":
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().removeprefix(".")
    sys.exit(0 if is_well(int(os.environ.get("PORT", "8000")), name) else 1)
