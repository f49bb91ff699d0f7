"""The roll as the check before sending reads it: built once per roll version in each process (GU-1)."""

import threading
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, QuerySet, Subquery, Value
from django.utils import timezone

from guard import NameIndex
from guard import Pupil as Child
from people.models import Enrolment, Pupil, School
from people.queries import live_enrolments

Version = tuple[object, ...]


@dataclass(frozen=True, slots=True, repr=False)
class RollNames:
    """`children` are by pupil id, the same objects that are in `index`."""

    version: Version
    index: NameIndex
    children: dict[int, Child]


_building = threading.Lock()
_latest: RollNames | None = None


def school_now() -> School:
    """The school with `roll_counts`, by which rows that came or went without `roll_version` are noticed too.

    One query. Raises School.DoesNotExist before it was set up.
    """
    pupils = Pupil.objects.filter(left_on__isnull=True)
    counts = {
        "_pupils": _single(pupils, Count("pk")),
        "_newest_pupil": _single(pupils, Max("pk")),
        "_seats": _single(live_enrolments(), Count("pk")),
        "_newest_seat": _single(live_enrolments(), Max("pk")),
    }
    return School.objects.annotate(**counts).get(pk=1)


def roll_names(school: School) -> RollNames:
    """Everybody on the roll of a `school_now()`. No query while the roll is the one that this process knows.

    The version is older than the rows or as old: what changes in between is read again the next time.
    """
    global _latest
    version = _version(school)
    with _building:
        if _latest is None or _latest.version != version:
            _latest = _read(version)
        return _latest


def _version(school: Any) -> Version:
    """A restored database has another epoch; enrolments begin and end with a day."""
    counts = (school._pupils, school._newest_pupil, school._seats, school._newest_seat)
    return (school.sync_epoch, school.roll_version, timezone.localdate(), *counts)


def _read(version: Version) -> RollNames:
    """Classes go by their short names, as parents write them: Willow, 3M."""
    classes = dict(live_enrolments().order_by("pk").values_list("pupil", "school_class__name"))
    rows = Pupil.objects.filter(left_on__isnull=True).order_by("pk")
    names = rows.values_list("pk", "first_name", "last_name", "preferred_name")
    children = {pk: Child(first, last, known, classes.get(pk, "")) for pk, first, last, known in names}
    return RollNames(version, NameIndex.build(children.values()), children)


def _single(rows: QuerySet[Pupil] | QuerySet[Enrolment], asked: Count | Max) -> Subquery:
    """An aggregate over all rows as part of another query."""
    all_of_them = rows.order_by().annotate(_all=Value(1)).values("_all")
    return Subquery(all_of_them.annotate(_answer=asked).values("_answer"))
