from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from classchat.demo.loading import AnotherSchool, load_demo_school


class Command(BaseCommand):
    help = "Fill an empty database with Hollybank Primary, an invented school. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_demo_school(timezone.now())
        except AnotherSchool as other:
            raise CommandError(f"{other} is here already. The demo school needs an empty database.") from None
        if loaded:
            self.stdout.write("Hollybank Primary is here. Choose who to be at /demo.")
        else:
            self.stdout.write("The demo school is here already. Nothing changed.")
