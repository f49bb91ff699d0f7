from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import ValidationError, validate_slug

from people.actions.rules import LONGEST, BadRule, NoSuchRule, change_rule, end_rule
from people.models import School
from people.queries import active_rules


class Command(BaseCommand):
    help = (
        "Change one of the school's rules, or add one under a new code. Everybody reads the rules again before"
        " they next post. Without a code the rules are listed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "code", nargs="?", help="children, kind, worries, adverts, emergencies, or a new word"
        )
        parser.add_argument("--title", help=f"at most {LONGEST['title']} characters")
        parser.add_argument("--text", help=f"what it asks for, at most {LONGEST['text']} characters")
        parser.add_argument("--explanation", default="", help=f"at most {LONGEST['explanation']} characters")
        parser.add_argument("--end", action="store_true", help="the rule does not hold any more")

    def handle(self, *, code: str | None, end: bool, **words: Any) -> None:
        if not School.objects.exists():
            raise CommandError("There is no school yet. Run `manage.py set_up_school --name …` first.")
        if code is None:
            self._list()
        elif end:
            self._end(code)
        else:
            self._change(code, words["title"] or "", words["text"] or "", words["explanation"])

    def _list(self) -> None:
        for rule in active_rules():
            self.stdout.write(f"{rule.place}. {rule.code}: {rule.title}. {rule.text}")

    def _change(self, code: str, title: str, text: str, explanation: str) -> None:
        try:
            validate_slug(code)
            rule = change_rule(actor=None, code=code, title=title, text=text, explanation=explanation)
        except ValidationError as wrong:
            raise CommandError(f"{code} is not a code: use letters, digits and hyphens.") from wrong
        except BadRule as wrong:
            raise CommandError(f"--{wrong.field} is missing or too long.") from wrong
        self.stdout.write(
            f"{rule.title}: holds from now on. Everybody reads the rules before they next post."
        )

    def _end(self, code: str) -> None:
        try:
            rule = end_rule(actor=None, code=code)
        except NoSuchRule as wrong:
            raise CommandError(f"There is no rule {code}.") from wrong
        self.stdout.write(f"{rule.title}: does not hold any more.")
