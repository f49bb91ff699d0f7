"""Everything a page of results shows."""

from typing import Any

from django.http import QueryDict

from rooms.models import Membership
from rooms.search.cursor import read_cursor, write_cursor
from rooms.search.finding import Results, find
from rooms.search.form import SearchForm

ASKED = ("q", "who", "from", "to")


def search_page(said: QueryDict, memberships: list[Membership]) -> dict[str, Any]:
    """The template's context: the form, and results when something was asked in a way we understand."""
    form = SearchForm(said if any(said.get(name, "").strip() for name in ASKED) else None)
    cursor = read_cursor(said.get("before", ""))
    results = find(form.question(memberships), memberships, cursor) if form.is_valid() else None
    return {
        "search": form,
        "searched": form.cleaned_data["q"] if results else "",
        "results": results,
        "is_first_page": not cursor,
        "newest": _address(said),
        "earlier": _address(said, results),
    }


def _address(said: QueryDict, results: Results | None = None) -> str:
    """The same question as a query string, going on after these results."""
    asked = QueryDict(mutable=True)
    for name in ASKED:
        if said.get(name):
            asked[name] = said[name]
    if results and results.earlier:
        asked["before"] = write_cursor(results.earlier)
    return asked.urlencode()
