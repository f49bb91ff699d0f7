"""The decision panel: what happens to the message, what follows for the person, and why."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from moderation import queries, suggestions
from moderation.actions.effects.deciding import LONGEST, Outcome
from moderation.kinds import TAKES, ContentAction, SanctionKind
from moderation.models import Case
from people.models import Rule
from people.queries import active_rules
from rooms.models import Message

NOTHING = ""
ANSWERS = {"yes": True, "no": False}


class DecisionForm(forms.Form):
    """Says only whether it can be read; what a decision needs is for `decide` to say (MO-32)."""

    content_action = forms.ChoiceField(choices=ContentAction.choices, widget=forms.RadioSelect)
    touches_criticism = forms.ChoiceField(
        choices=[(word, word) for word in ANSWERS], required=False, widget=forms.RadioSelect
    )
    sanction = forms.ChoiceField(choices=[(NOTHING, ""), *SanctionKind.choices], required=False)
    rules = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    reasons = forms.CharField(required=False, widget=forms.Textarea)
    internal_reason = forms.CharField(required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, case: Case, message: Message | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.active = list(active_rules())
        self.possible = queries.possible_actions(case, message)
        self.leave_up = queries.leave_up_action(message)
        self.may_warn = queries.may_warn(case)
        self.fields["rules"].choices = [(rule.code, rule.title) for rule in self.active]  # type: ignore[attr-defined]
        self.fields["content_action"].error_messages["required"] = _("Say what happens to the message.")

    @property
    def rule_lines(self) -> list["RuleLine"]:
        chosen = self["rules"].value() or []
        return [RuleLine(rule, suggestions.words_for(rule), rule.code in chosen) for rule in self.active]

    @property
    def may_hide(self) -> bool:
        return ContentAction.REMOVE in self.possible

    @property
    def outcome(self) -> Outcome:
        """What was chosen. What needs no rule carries none, and no reasons that nobody wrote."""
        said = self.cleaned_data
        action = ContentAction(said["content_action"])
        sanction = SanctionKind(said["sanction"]) if said["sanction"] else None
        acts = action in TAKES or sanction is not None
        return Outcome(
            content_action=action,
            rules=tuple(said["rules"]) if acts else (),
            reasons=said["reasons"] if acts or not self._is_suggested(said["reasons"]) else "",
            internal_reason=said["internal_reason"],
            touches_criticism=ANSWERS.get(said["touches_criticism"]),
            sanction=sanction,
        )

    def say_what_is_missing(self, fields: tuple[str, ...]) -> None:
        """Under each field that `decide` was not content with."""
        words = {
            "content_action": _("That can’t be done with the message as it is now. Choose again."),
            "rules": _("Choose the rule it breaks."),
            "touches_criticism": _("Say whether it’s critical of the school or its staff."),
            "sanction": _("Nobody can be warned here."),
            "reasons": self._about("reasons", _("Say why. The person reads it.")),
            "internal_reason": self._about("internal_reason", ""),
        }
        for name in fields:
            self.add_error(name, words[name])

    def _about(self, name: str, missing: str) -> str:
        too_long = len(self.cleaned_data.get(name, "")) > LONGEST
        return _("That’s too long. The most is 2,000 characters.") if too_long else missing

    def _is_suggested(self, reasons: str) -> bool:
        singles = {suggestions.words_for(rule) for rule in self.active}
        return all(line in singles for line in reasons.splitlines())


@dataclass(frozen=True)
class RuleLine:
    """A rule to tick; `words` are what "Why" could say because of it."""

    rule: Rule
    words: str
    is_chosen: bool


def typed_in(sent: Any) -> dict[str, Any]:
    """What somebody had chosen and written, to fill a fresh form with."""
    names = ("content_action", "touches_criticism", "sanction", "reasons", "internal_reason")
    return {name: sent.get(name, "") for name in names} | {"rules": sent.getlist("rules")}
