"""docker-compose.yml and the Dockerfile fit each other and the archive; no container engine is needed to see it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from archive.embedded import server
from archive.embedded.address import settings_from_url

CHECKOUT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = [name for name, service in SERVICES.items() if "build" in service]
DOCKERFILE = re.sub(r"\\\n", " ", (CHECKOUT / "Dockerfile").read_text())


def instructions(name: str) -> list[str]:
    """Return the arguments of each such instruction of the Dockerfile: "USER archive" gives "archive"."""
    return re.findall(rf"^{name} +(.+)$", DOCKERFILE, re.MULTILINE)


def test_the_services_are_the_site_its_queue_its_database_and_the_migration() -> None:
    assert sorted(SERVICES) == ["migrate", "postgres", "web", "worker"]
    assert OURS == ["migrate", "web", "worker"]


def test_services_wait_for_services_that_exist_and_can_become_what_is_awaited() -> None:
    for service in SERVICES.values():
        for name, condition in service.get("depends_on", {}).items():
            healthy = condition["condition"] == "service_healthy"
            assert "test" in SERVICES[name]["healthcheck"] if healthy else SERVICES[name]["restart"] == "no"
    assert set(SERVICES["web"]["depends_on"]) == {"postgres", "migrate"}


def test_data_lies_in_a_named_volume_where_postgres_18_keeps_it() -> None:
    assert SERVICES["postgres"]["image"] == "postgres:18"
    assert SERVICES["postgres"]["volumes"] == ["database:/var/lib/postgresql"]
    assert "database" in COMPOSE["volumes"]


def test_only_the_site_is_reachable_and_only_from_this_machine() -> None:
    assert {name: service["ports"] for name, service in SERVICES.items() if "ports" in service} == {
        "web": ["127.0.0.1:${PORT:-8000}:8000"]
    }
    assert instructions("EXPOSE") == ["8000"]


@pytest.mark.parametrize("name", OURS)
def test_the_archive_finds_its_database_and_refuses_to_start_without_secrets(name: str) -> None:
    environment = SERVICES[name]["environment"]
    settings, postgres = settings_from_url(environment["DATABASE_URL"]), SERVICES["postgres"]["environment"]
    assert settings["HOST"] in SERVICES
    assert (settings["USER"], settings["NAME"]) == (postgres["POSTGRES_USER"], postgres["POSTGRES_DB"])
    assert environment["PGPASSWORD"] == postgres["POSTGRES_PASSWORD"]
    for secret in ("SECRET_KEY", "ALLOWED_HOSTS"):
        assert environment[secret] == f"${{{secret}:?set {secret}}}"


@pytest.mark.parametrize("name", OURS)
def test_the_archive_has_no_more_rights_than_it_needs(name: str) -> None:
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["read_only"] is True
    assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]
    assert instructions("USER") == ["archive"]
    assert re.search(r"useradd .*--uid \d{5} .*archive", DOCKERFILE)


@pytest.mark.parametrize(
    "name",
    [
        "migrate",
        "worker",
    ],
)
def test_each_command_of_django_exists(name: str) -> None:
    python, manage, command, *_ = SERVICES[name]["command"]
    assert (python, manage) == ("python", "manage.py")
    assert command in get_commands()


def test_the_image_holds_what_it_copies_and_what_it_starts() -> None:
    copied = [word for line in instructions("COPY") for word in shlex.split(line)[:-1]]
    allowed = {line[1:] for line in (CHECKOUT / ".dockerignore").read_text().splitlines() if line[:1] == "!"}
    assert set(copied) == allowed
    assert [name for name in copied if not (CHECKOUT / name).exists()] == []
    assert instructions("CMD") == ['["python", "-m", "gunicorn", "archive.wsgi"]']
    assert '"archive.serving.health"' in DOCKERFILE


def test_both_databases_sort_and_fold_letters_alike() -> None:
    told = SERVICES["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    assert set(told) == {
        option for option in server.INITDB if option.startswith(("--enc", "--loc", "--built"))
    }


def test_every_setting_that_is_described_reaches_the_archive_in_its_container() -> None:
    described = set()
    for name in ("operations.md", "clerks.md"):
        rows = re.findall(r"^\| (`[A-Z].*?) \|", (CHECKOUT / "docs" / name).read_text(), re.MULTILINE)
        described |= {word for row in rows for word in re.findall(r"`([A-Z_]{4,})`", row)}
    settled_by_the_image = {"HOST", "PORT", "DEBUG", "ARCHIVE_DATA", "ARCHIVE_DATABASE_FAST", "CHROMIUM"}
    assert {"REQUIRE_SECOND_FACTOR", "PRIVATE_NAMES_FADE_DAYS"} <= described
    for name in OURS:
        assert described - settled_by_the_image <= set(SERVICES[name]["environment"])
