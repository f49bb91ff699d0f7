"""Everything a page of results shows."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from rooms.models import Membership
from rooms.search.cursor import read_cursor, write_cursor
from rooms.search.finding import Results, find
from rooms.search.form import SearchForm

ASKED = ("q", "who", "from", "to")


def search_page(said: QueryDict, memberships: list[Membership]) -> dict[str, Any]:
    """The template's context: the form, and results when something was asked in a way we understand."""
    asked = {name: said.get(name, "").replace("\0", "").strip() for name in ASKED}
    form = SearchForm(asked if any(asked.values()) else None)
    cursor = read_cursor(said.get("before", ""))
    results = find(form.question(memberships), memberships, cursor) if form.is_valid() else None
    return {
        "search": form,
        "searched": form.cleaned_data["q"] if results else "",
        "results": results,
        "is_first_page": not cursor,
        "newest": _address(asked),
        "earlier": _address(asked, results),
    }


def _address(asked: dict[str, str], results: Results | None = None) -> str:
    """The same question as a query string, going on after these results."""
    query = {name: text for name, text in asked.items() if text}
    if results and results.earlier:
        query["before"] = write_cursor(results.earlier)
    return urlencode(query)
