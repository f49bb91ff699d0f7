from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def home(request: HttpRequest) -> HttpResponse:
    """To the chats, the demo's list of people, or the sign-in."""
    if request.user.is_authenticated:
        return redirect("chats")
    return redirect("demo" if settings.DEMO else "account_login")
