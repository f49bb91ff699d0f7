from allauth.account.stages import LoginStage
from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponseRedirect


class SignInView(LoginView):  # type: ignore[misc]
    """Passkey first, e-mail code second. Always the form, also while a code is on its way.

    allauth would lead back to the code it waits for, and nobody could correct a mistyped address.
    """

    def _redirect_to_pending_stage(
        self, request: HttpRequest, stage: LoginStage
    ) -> HttpResponseRedirect | None:
        return None


sign_in = SignInView.as_view()
