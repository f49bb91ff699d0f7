"""The roll and the school's own words as the check before sending reads them: built once per version (GU-1)."""

import threading
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, QuerySet, Subquery, Value
from django.utils import timezone

from guard import Label, NameIndex
from guard import Pupil as Child
from people.models import Pupil, School, SchoolWord
from people.queries import live_enrolments

Version = tuple[object, ...]


@dataclass(frozen=True, slots=True, repr=False)
class RollNames:
    """`children` are by pupil id, the same objects that are in `index`. The words are guard's `Policy`."""

    version: Version
    index: NameIndex
    children: dict[int, Child]
    exceptions: frozenset[str]
    extra: frozenset[tuple[Label, str]]


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
        "_words": _single(SchoolWord.objects.all(), Count("pk")),
        "_newest_word": _single(SchoolWord.objects.all(), Max("pk")),
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
    """A restored database has another epoch; enrolments begin and end with a day; words only come and go."""
    counts = (school._pupils, school._newest_pupil, school._seats, school._newest_seat)
    counts += (school._words, school._newest_word)
    return (school.sync_epoch, school.roll_version, timezone.localdate(), *counts)


def _read(version: Version) -> RollNames:
    """Classes go by their short names, as parents write them: Willow, 3M."""
    classes = dict(live_enrolments().order_by("pk").values_list("pupil", "school_class__name"))
    rows = Pupil.objects.filter(left_on__isnull=True).order_by("pk")
    names = rows.values_list("pk", "first_name", "last_name", "preferred_name")
    children = {pk: Child(first, last, known, classes.get(pk, "")) for pk, first, last, known in names}
    return RollNames(version, NameIndex.build(children.values()), children, *_words())


def _words() -> tuple[frozenset[str], frozenset[tuple[Label, str]]]:
    """Words that are no child here, and words to look out for."""
    rows = list(SchoolWord.objects.values_list("kind", "label", "folded"))
    extra = {(Label(label), folded) for kind, label, folded in rows if kind == SchoolWord.Kind.LOOK_OUT}
    exceptions = {folded for kind, _label, folded in rows if kind == SchoolWord.Kind.NO_CHILD}
    return frozenset(exceptions), frozenset(extra)


def _single(rows: QuerySet[Any], asked: Count | Max) -> Subquery:
    """An aggregate over all rows as part of another query."""
    all_of_them = rows.order_by().annotate(_all=Value(1)).values("_all")
    return Subquery(all_of_them.annotate(_answer=asked).values("_answer"))
