from dataclasses import dataclass
from typing import Any

from django.db import transaction

from audit import trail
from people.models import Rule, School, User


@dataclass(frozen=True)
class RuleText:
    code: str
    title: str
    text: str
    explanation: str


@transaction.atomic
def set_up_school(*, actor: User | None, name: str, **details: Any) -> School:
    """The school and its five first rules are there; run again, the details change and the rules stay.

    `details` are fields of School: motto, address, telephone_line, email, head_name, letter_days.
    """
    school, made = School.objects.update_or_create(pk=1, defaults={"name": name, **details})
    if not Rule.objects.exists():
        Rule.objects.bulk_create(
            Rule(
                code=rule.code,
                title=rule.title,
                text=rule.text,
                explanation=rule.explanation,
                place=place,
                version=school.rules_version,
            )
            for place, rule in enumerate(FIRST_RULES, start=1)
        )
    trail.record(
        actor=actor,
        action="people.school.set_up" if made else "people.school.changed",
        subject=school,
        facts={"fields": sorted(["name", *details])},
    )
    return school


FIRST_RULES = (
    RuleText(
        "children",
        "Keep children out of it",
        "No full names, photos or stories about other people’s children.",
        "Talk about your own child only. Keep private things private. "
        "No photos of children unless the school said yes.",
    ),
    RuleText(
        "kind",
        "Be kind",
        "Say it the way you would at the school gate.",
        "Ask before you accuse.",
    ),
    RuleText(
        "worries",
        "Take worries to the school",
        "Talk to the teacher or the office, not the chat.",
        "A problem with school or staff goes to the school, which answers. "
        "Worried about a child? Report or ring, do not post.",
    ),
    RuleText(
        "adverts",
        "No adverts or chain messages",
        "Lending and giving away is fine.",
        "This room is for class news. No selling, no politics.",
    ),
    RuleText(
        "emergencies",
        "It’s not for emergencies",
        "Ring 999 or the school. Nobody watches the chat all night.",
        "16 or over, only your own account, and keep it locked.",
    ),
)
