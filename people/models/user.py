from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who may see a part of a profile (PE-42). Not reciprocal."""

    NOBODY = "nobody", _("Nobody")
    STAFF_AND_REPS = "staff_and_reps", _("Staff and reps")
    MY_CLASSES = "my_classes", _("My classes")


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, display_name: str, email: str | None = None, **fields: Any) -> "User":
        """A new account without a password: people sign in by passkey or e-mail code."""
        user = self.model(display_name=display_name, email=email.strip().lower() if email else None, **fields)
        user.set_unusable_password()
        user.save()
        return user


class User(AbstractBaseUser):
    """One person, one account; roles and a Contact say why they are here (PE-1)."""

    email = models.EmailField(unique=True, null=True, blank=True)  # noqa: DJ001 - empty for code and PIN
    display_name = models.CharField(max_length=80)
    photo = models.FileField(upload_to="photos/", blank=True)
    about = models.CharField(max_length=140, blank=True)
    photo_audience = models.CharField(max_length=16, choices=Audience.choices, default=Audience.NOBODY)
    about_audience = models.CharField(max_length=16, choices=Audience.choices, default=Audience.NOBODY)
    last_seen_audience = models.CharField(max_length=16, choices=Audience.choices, default=Audience.NOBODY)
    last_seen_on = models.DateField(null=True, blank=True)
    share_typing = models.BooleanField(default=True)
    letter_keys = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)
    joined_at = models.DateTimeField(null=True, blank=True)
    suspended_until = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="people_user_email_any_case")]

    def __str__(self) -> str:
        return f"user {self.pk}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.locked_at is None and self.closed_at is None

    @property
    def shown_name(self) -> str:
        """The name others read; who left the school is only "Former member" (PE-46)."""
        return gettext("Former member") if self.closed_at else self.display_name

    @property
    def is_suspended(self) -> bool:
        return self.suspended_until is not None and self.suspended_until > timezone.now()
