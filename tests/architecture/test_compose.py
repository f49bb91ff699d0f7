"""The files for a server, as far as they can be checked without a container engine."""

import re

from ruamel.yaml import YAML

from classchat.workshop.places import ROOT
from tests.architecture.tools import said, tool

COMPOSE = YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_the_compose_file_follows_its_schema() -> None:
    done = tool("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml")
    assert done.returncode == 0, said(done)


def test_the_four_services_are_there_and_tell_their_health() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"web", "worker", "postgres", "redis"}
    assert {name for name, service in services.items() if "healthcheck" in service} == set(services)


def test_web_and_worker_get_the_same_settings() -> None:
    assert COMPOSE["services"]["web"]["environment"] == COMPOSE["services"]["worker"]["environment"]


def test_every_variable_is_one_that_the_settings_read() -> None:
    read = (ROOT / "classchat" / "settings.py").read_text()
    for name in COMPOSE["services"]["web"]["environment"]:
        assert f'"{name}"' in read, name


def test_secrets_come_from_outside() -> None:
    environment = COMPOSE["services"]["web"]["environment"]
    for name in ("SECRET_KEY", "CASE_KEYS"):
        assert re.fullmatch(rf"\$\{{{name}:\?[^}}]+\}}", environment[name]), name


def test_the_image_runs_as_nobody_special_on_hashed_packages() -> None:
    assert re.search(r"^USER (?!root)\w+", DOCKERFILE, re.MULTILINE)
    assert "--require-hashes --only-binary=:all:" in DOCKERFILE
