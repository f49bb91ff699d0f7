"""Changing the school's rules, and saying that one has read them (UX section 6.1)."""

from django.db import transaction
from django.utils import timezone

from audit import trail
from people.models import Rule, RulesAcceptance, School, User

LONGEST = {"title": 80, "text": 200, "explanation": 400}


class BadRule(Exception):
    """Something is missing or too long: `field` says what."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NoSuchRule(Exception):
    """No rule of this code holds today."""


class RulesChangedMeanwhile(Exception):
    """The rules that were read are not today's any more."""


@transaction.atomic
def change_rule(*, actor: User | None, code: str, title: str, text: str, explanation: str = "") -> Rule:
    """A rule reads differently from now on, or a new one stands last. Everybody reads them before they next post.

    Decisions keep the rule as it read when they were made. `actor` is None on the school's machine.
    Raises BadRule.
    """
    words = {"title": title.strip(), "text": text.strip(), "explanation": explanation.strip()}
    _must_fit(words)
    school = School.objects.select_for_update().get(pk=1)
    version = _next_version(school)
    before = _end(code)
    rule = Rule.objects.create(
        code=code,
        place=before.place if before else _last_place() + 1,
        version=version,
        active_from=timezone.now(),
        **words,
    )
    _note(actor, rule, "changed" if before else "added")
    return rule


@transaction.atomic
def end_rule(*, actor: User | None, code: str) -> Rule:
    """A rule does not hold any more. Nobody is asked to read fewer rules again. Raises NoSuchRule."""
    School.objects.select_for_update().get(pk=1)
    rule = _end(code)
    if rule is None:
        raise NoSuchRule(code)
    _note(actor, rule, "ended")
    return rule


@transaction.atomic
def say_read(*, user: User, version: int) -> RulesAcceptance:
    """The person has read the rules of this version. Saying so twice is once. Raises RulesChangedMeanwhile."""
    if version != School.objects.get(pk=1).rules_version:
        raise RulesChangedMeanwhile
    acceptance, _made = RulesAcceptance.objects.get_or_create(user=user, version=version)
    return acceptance


def _must_fit(words: dict[str, str]) -> None:
    for field, longest in LONGEST.items():
        if len(words[field]) > longest or (field != "explanation" and not words[field]):
            raise BadRule(field)


def _next_version(school: School) -> int:
    school.rules_version += 1
    school.save(update_fields=["rules_version"])
    return school.rules_version


def _end(code: str) -> Rule | None:
    rule = Rule.objects.filter(code=code, active_to__isnull=True).first()
    if rule is not None:
        rule.active_to = timezone.now()
        rule.save(update_fields=["active_to"])
    return rule


def _last_place() -> int:
    last = Rule.objects.filter(active_to__isnull=True).order_by("place").last()
    return last.place if last else 0


def _note(actor: User | None, rule: Rule, change: str) -> None:
    trail.record(
        actor=actor,
        action=f"people.rule.{change}",
        subject=rule,
        label=rule.code,
        facts={"version": rule.version},
    )
