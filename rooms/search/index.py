"""The index of the database in use. Everything else in this package is the same for both."""

from types import ModuleType
from typing import Any

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from rooms.search import postgres, sqlite
from rooms.search.asking import Hit, Place, Question
from rooms.search.statement import everything

_BY_VENDOR = {"sqlite": sqlite, "postgresql": postgres}


def hits(question: Question, places: list[Place], count: int) -> list[Hit]:
    """At most `count` newest hits of each place, in no order. Costs nothing for other rooms' messages."""
    if question.terms or question.authors is not None:
        found: list[Hit] = _of(connection).hits(connection, question, places, count)
        return found
    return everything(connection, places, count)


def tidy() -> None:
    """Let words that no message holds any more leave the disk; after scrubbing, and now and then."""
    _of(connection).tidy(connection)


def install(where: BaseDatabaseWrapper) -> None:
    """Make the index and fill it."""
    _of(where).install(where)


def uninstall(where: BaseDatabaseWrapper) -> None:
    _of(where).uninstall(where)


def listen() -> None:
    """Prepare every connection that opens, and look after the index when tables were rebuilt."""
    connection_created.connect(_prepare, dispatch_uid="rooms-search-prepare")
    post_migrate.connect(_mend, dispatch_uid="rooms-search-mend")


def _of(where: BaseDatabaseWrapper) -> ModuleType:
    return _BY_VENDOR[where.vendor]


def _prepare(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if connection.vendor == "sqlite":
        sqlite.prepare(connection)


def _mend(using: str, **kwargs: Any) -> None:
    _of(connections[using]).mend(connections[using])
