"""The pictures of the README, made from the sample minutes: `python -m bench.screenshots`.

Starts an archive of its own, opens the pages in Chromium, and writes small PNG files to docs/pictures/.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

from bench.archives import set_up

HERE = Path(__file__).resolve().parent.parent
PICTURES = HERE / "docs" / "pictures"
LIMIT = 300 * 1024  # bytes of one picture
_KSTU = "/protokoll/lindhaga-kommun/kommunstyrelsens-trygghetsutskott/"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the page, the size of the window, and the colours."""

    name: str
    path: str
    width: int = 1280
    height: int = 800
    scheme: str = "light"


SHOTS = (
    Shot("start", "/"),
    Shot("paragraf", f"{_KSTU}2023-06-01/36/", height=1000),
    Shot("paragraf-phone-dark", f"{_KSTU}2023-06-01/36/", 390, 844, "dark"),
    Shot("case", "/arenden/lindhaga-kommun/ks-219-2023/", height=1000),
    Shot("assignments", "/uppdrag/?organ=&status=reported"),
    Shot("figures", f"{_KSTU}siffror/", height=1000),
    Shot("original", f"{_KSTU}2023-06-01/36/i-originalet/"),
    Shot("search", "/sok/?q=kulturskola"),
)


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> int:
    set_up()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application
    from django.test.utils import override_settings

    from tests.pages.conftest import take_in_samples

    plain = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(DEBUG=True, STORAGES=plain):
        take_in_samples()
        application = StaticFilesHandler(get_wsgi_application())
        with make_server("127.0.0.1", 0, application, handler_class=_Quiet) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            too_large = take(f"http://127.0.0.1:{server.server_port}")
            server.shutdown()
    return 1 if too_large else 0


def take(base: str) -> list[str]:
    """Take all pictures from the site at `base`; return the names of those over the limit."""
    from tests.browser import chromium_browser

    PICTURES.mkdir(parents=True, exist_ok=True)
    too_large = []
    with chromium_browser() as browser:
        for shot in SHOTS:
            size = {"width": shot.width, "height": shot.height}
            page = browser.new_page(viewport=size, color_scheme=shot.scheme, locale="sv-SE")
            page.goto(f"{base}{shot.path}")
            target = PICTURES / f"{shot.name}.png"
            page.screenshot(path=target)
            page.close()
            print(f"{target.relative_to(HERE)}  {target.stat().st_size // 1024} kB")
            if target.stat().st_size > LIMIT:
                too_large.append(shot.name)
    return too_large


if __name__ == "__main__":
    sys.exit(main())
