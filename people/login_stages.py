from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from people import queries


class SecondStepStage(AuthenticateStage):  # type: ignore[misc]
    """After an e-mail code, ask staff for their second step, and anyone who set up a code app on purpose.

    A parent's passkey is a quicker way in, not a lock on the other one (PE-5): a phone left at home
    must not shut them out of the chat on another device.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        user = self.login.user
        if user is None or not super()._should_handle(request):
            return False
        return queries.is_staff(user) or bool(is_mfa_enabled(user, types=[Authenticator.Type.TOTP]))
