"""What a colleague would most likely choose, to be changed at will: a rule for a reason, words for a rule."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from moderation.kinds import Reason
from people.models import Rule

RULE_FOR = {
    Reason.NAMES_CHILD: "children",
    Reason.CHILD_PHOTO: "children",
    Reason.PRIVATE_INFO: "children",
    Reason.UNKIND: "kind",
    Reason.HATE: "kind",
    Reason.UNTRUE: "kind",
    Reason.MONEY_SCAM: "adverts",
}
WORDS_FOR = {
    "children": _(
        "It names or shows someone else’s child. Please keep other people’s children out of the chat."
    ),
    "kind": _("It could hurt someone. Please say it the way you would at the school gate."),
    "worries": _("A worry like this goes to the school, which answers. Please don’t post it in the chat."),
    "adverts": _("It’s an advert or a chain message. This room is for class news."),
    "emergencies": _("Nobody watches the chat all the time. If it’s urgent, ring 999 or the school."),
}


def rules_for(reasons: Iterable[str], active: Iterable[Rule]) -> list[str]:
    """Codes of the active rules that these reasons of reports usually come down to."""
    likely = {RULE_FOR[Reason(reason)] for reason in reasons if reason in RULE_FOR}
    return [rule.code for rule in active if rule.code in likely]


def words_for(rule: Rule) -> str:
    """What the author could read when this rule is the reason; the rule's own text for a rule of the school's own."""
    return str(WORDS_FOR.get(rule.code, rule.text))


def reasons_for(rules: Iterable[Rule]) -> str:
    return "\n".join(words_for(rule) for rule in rules)
