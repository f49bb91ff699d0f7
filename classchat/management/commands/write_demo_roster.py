from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from classchat.demo.next_week import write_next_week
from classchat.demo.roll import write_roll


class Command(BaseCommand):
    help = "Write the demo school's roll as a OneRoster 1.1 CSV zip with contact_rights.csv."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to write, such as hollybank-roll.zip")
        parser.add_argument(
            "--next-week", action="store_true", help="a week later, with changes and three bad lines"
        )

    def handle(self, *args: Any, file: Path, next_week: bool, **options: Any) -> None:
        try:
            (write_next_week if next_week else write_roll)(file)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"Wrote {file}.")
