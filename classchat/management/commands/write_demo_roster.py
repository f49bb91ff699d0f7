from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from classchat.demo.roll import write_roll


class Command(BaseCommand):
    help = "Write the demo school's roll as a OneRoster 1.1 CSV zip with contact_rights.csv."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to write, such as hollybank-roll.zip")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            write_roll(file)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"Wrote {file}.")
