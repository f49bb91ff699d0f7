import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from classchat.demo.characters import EVERYBODY, PARENTS, STAFF, ZOFIA, Character
from classchat.demo.gate import demo_only
from classchat.demo.mail import sent_mail
from classchat.demo.next_week import write_next_week
from classchat.demo.roll import write_roll
from people.actions.invitations import issue_letters
from people.letters import codes
from people.models import SchoolRole, User
from people.queries import school_roles_of
from people.second_step import DEMO_MARK

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class Card:
    character: Character
    account: User | None

    @property
    def has_to_join(self) -> bool:
        return self.character is ZOFIA and self.account is None


@demo_only
@never_cache
@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    """The cast, each with a button to sign in as them."""
    groups = [
        (_("Parents and carers"), [Card(one, one.account()) for one in PARENTS]),
        (_("School staff"), [Card(one, one.account()) for one in STAFF]),
    ]
    return render(request, "demo/demo.html", {"groups": groups})


@demo_only
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as `person`, the second step done; Zofia goes to join while she has no account."""
    character = EVERYBODY.get(request.POST.get("person", ""))
    if character is None:
        raise Http404
    account = character.account()
    if account is None and character is not ZOFIA:
        messages.error(request, _("The demo school isn’t loaded yet."))
        return redirect("demo")
    if account is None:
        messages.info(
            request, _("Zofia joins today. Use the code on her letter, and zofia.nowak@example.org.")
        )
        return redirect("join")
    login(request, account, backend=BACKEND)
    request.session.cycle_key()
    request.session[DEMO_MARK] = True
    return redirect(_first_page(account))


@demo_only
@never_cache
@require_POST
def demo_letter(request: HttpRequest) -> HttpResponse:
    """A new letter for Zofia, as if Mrs Osei had printed it: its code, once."""
    contact, office = ZOFIA.contact(), EVERYBODY["osei"].account()
    letters = issue_letters(contacts=[contact], actor=office) if contact and office else []
    if not letters:
        messages.info(request, _("Zofia has joined already, so there is no letter to print."))
        return redirect("demo")
    code = letters[0].code
    return render(request, "demo/letter.html", {"code": codes.grouped(code), "typed": code})


@demo_only
@never_cache
@require_GET
def demo_mail(request: HttpRequest) -> HttpResponse:
    """Mail the demo sent, newest first."""
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", settings.VAR_DIR / "mail"))
    return render(request, "demo/mail.html", {"mails": sent_mail(folder)})


@demo_only
@require_GET
def demo_roll(request: HttpRequest) -> HttpResponse:
    """The school's roll as the file that the office uploads."""
    return _zip("hollybank-roll.zip", write_roll)


@demo_only
@require_GET
def demo_next_week(request: HttpRequest) -> HttpResponse:
    """The roll a week later: a file that changes something."""
    return _zip("hollybank-next-week.zip", write_next_week)


def _zip(name: str, write: Callable[[BinaryIO], None]) -> HttpResponse:
    file = io.BytesIO()
    write(file)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file.getvalue(), content_type="application/zip", headers=headers)


def _first_page(user: User) -> str:
    """The office starts at its classes, everybody else at their chats."""
    return "classes" if SchoolRole.Role.OFFICE in school_roles_of(user) else "chats"
