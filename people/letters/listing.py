"""Which adults the page of letters lists: a class, all classes, or those an import added."""

from dataclasses import dataclass

from django.http import Http404, QueryDict

from people.letters import overview
from people.models import ImportRun, SchoolClass

SHOWN = {
    "waiting": {"printed", "opened", "expired", "locked", "none"},
    "joined": {"joined"},
    "none": {"none"},
    "expired": {"expired", "locked"},
}


@dataclass(frozen=True)
class Listing:
    """`run` lists everybody of an import, ticked; else `chosen` is one class, and None means all of them."""

    people: list[overview.Adult]
    show: str
    chosen: SchoolClass | None = None
    run: ImportRun | None = None

    @property
    def adults(self) -> list[overview.Adult]:
        return [adult for adult in self.people if adult.standing in SHOWN[self.show]]

    @property
    def query(self) -> str:
        """The address of this list, for the form on it."""
        if self.run:
            return f"run={self.run.pk}"
        return f"class={self.chosen.pk if self.chosen else 'all'}&show={self.show}"


def listing(asked: QueryDict, classes: list[SchoolClass]) -> Listing:
    """The list an address asks for; the first class when it asks for none. Raises Http404."""
    if run := asked.get("run"):
        found = ImportRun.objects.filter(pk=run).first() if run.isdigit() and len(run) < 19 else None
        if found is None:
            raise Http404
        return Listing(overview.waiting_since(found), "none", run=found)
    show = asked.get("show", "")
    show = show if show in SHOWN else "waiting"
    wanted = asked.get("class", "")
    if wanted == "all":
        return Listing(overview.adults_of_school(), show)
    by_pk = {str(one.pk): one for one in classes}
    if wanted.isdigit() and wanted not in by_pk:
        raise Http404
    chosen = by_pk.get(wanted) or (classes[0] if classes else None)
    return Listing(overview.adults_of(chosen) if chosen else [], show, chosen=chosen)
