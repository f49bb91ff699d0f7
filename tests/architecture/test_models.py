"""What we never store, and that the tables are as the models say."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.architecture.tree import PACKAGES

NEVER_STORED = re.compile(
    r"phone|mobile|telephone|\btel\b|birth|\bdob\b|address_line|postal|postcode|street|upn|passport|document_number"
)
THE_SCHOOLS_OWN = {"people.School"}  # its name, address and office number are public


def fields() -> list[str]:
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in PACKAGES and model._meta.label not in THE_SCHOOLS_OWN
        for field in model._meta.get_fields()
    ]


def test_no_phone_column_in_any_table() -> None:
    """Nor a date of birth, a home address, a UPN or a document number (PE-10, PE-35, PE-45)."""
    assert [name for name in fields() if NEVER_STORED.search(name.split(".")[-1])] == []


def test_there_are_tables_to_look_at() -> None:
    assert {"people.Pupil.first_name", "rooms.Message.body"} <= set(fields())


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
