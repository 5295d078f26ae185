"""What every answer tells the browser not to do, how big a request may be, and what stays out of the logs."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

# W3C Content Security Policy Level 3. Nothing from elsewhere, nothing inline, no frame around a page.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def headers(get_response: Handler) -> Handler:
    """Give every answer the headers above, unless a view set its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def size_of_request(get_response: Handler) -> Handler:
    """Refuse a request larger than UPLOAD_REQUEST_LIMIT before it is read (RFC 9110, status 413)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > settings.UPLOAD_REQUEST_LIMIT:
            limit = settings.UPLOAD_REQUEST_LIMIT // 1024**2
            message = f"Filerna är för stora tillsammans: högst {limit} MB kan skickas åt gången."
            return HttpResponse(message, status=413, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return middleware


class WithoutQuery(logging.Filter):
    """Take what follows "?" in an address out of a log line: it may say what somebody searched for.

    "GET /sok/?q=anna+ek HTTP/1.1" becomes "GET /sok/?… HTTP/1.1".
    """

    query = re.compile(r"(/[^\s?\"']*)\?[^\s\"']+")

    def filter(self, record: logging.LogRecord) -> bool:
        """Return True, as no line is left out."""
        record.msg, record.args = self.query.sub(r"\1?…", record.getMessage()), ()
        return True
