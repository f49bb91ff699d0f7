from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import ValidationError, validate_email

from people.actions.staff import appoint
from people.models import School, SchoolRole


class Command(BaseCommand):
    help = "Give a colleague an account and a role, such as the first person in the office."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="as families know them: 'Mrs Osei'")
        parser.add_argument("--role", action="append", required=True, choices=SchoolRole.Role.values)

    def handle(self, *, email: str, name: str, role: list[str], **options: Any) -> None:
        if not School.objects.exists():
            raise CommandError("There is no school yet. Run `manage.py set_up_school --name …` first.")
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise CommandError(f"{email} is not an e-mail address.") from wrong
        roles = [SchoolRole.Role(one) for one in role]
        user = appoint(actor=None, email=email, display_name=name, roles=roles)
        self.stdout.write(f"{user.display_name} may sign in with {user.email} at /sign-in.")
