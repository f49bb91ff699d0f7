from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from people.actions.school import set_up_school

DETAILS = ("motto", "address", "telephone_line", "email", "head_name")


class Command(BaseCommand):
    help = "Enter the school of this installation, with five first rules for its chats."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True)
        for detail in DETAILS:
            parser.add_argument(f"--{detail.replace('_', '-')}", dest=detail)

    def handle(self, *, name: str, **options: Any) -> None:
        details = {detail: options[detail] for detail in DETAILS if options[detail] is not None}
        school = set_up_school(actor=None, name=name, **details)
        self.stdout.write(f"{school.name} is set up.")
