"""Turns refusals into answers, and keeps staff without a second step out."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from people.access import JoinFirst, SignInFirst
from people.models import User
from people.second_step import is_done, opens_without

GetResponse = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Nobody signed in: the sign-in page, or 401 for scripts. Joining unfinished: the next joining screen."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, SignInFirst):
            if wants_json(request):
                return JsonResponse({"reason": "signed_out"}, status=401)
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
        if isinstance(error, JoinFirst):
            if wants_json(request):
                return JsonResponse({"reason": "join_first"}, status=403)
            return redirect("join_next")
        return None


class SecondStepMiddleware:
    """Anyone with staff powers sets up a code app or passkey before any other page opens (PE-2)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or is_done(request) or _is_open(request):
            return self.get_response(request)
        if wants_json(request):
            return JsonResponse({"reason": "second_step"}, status=403)
        return redirect("second_step")


class LastSeenMiddleware:
    """Keeps the day a person was last here: a day, never a time (PE-44)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        user, today = request.user, timezone.localdate()
        if user.is_authenticated and user.last_seen_on != today:
            User.objects.filter(pk=user.pk).update(last_seen_on=today)
        return response


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _is_open(request: HttpRequest) -> bool:
    try:
        return opens_without(resolve(request.path_info).view_name)
    except Resolver404:
        return False
