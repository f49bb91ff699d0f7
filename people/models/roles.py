from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models.pupils import SchoolClass


class SchoolRole(models.Model):
    class Role(models.TextChoices):
        OFFICE = "office", _("School office")
        MODERATOR = "moderator", _("Moderator")
        HEAD = "head", _("Headteacher")
        DSL = "dsl", _("Safeguarding lead")
        DPO = "dpo", _("Data-protection officer")
        GOVERNOR = "governor", _("Governor")
        REVIEWER = "reviewer", _("Outside reviewer")
        OPERATOR = "operator", _("Operator")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="school_roles")
    role = models.CharField(max_length=12, choices=Role.choices)
    from_at = models.DateTimeField(default=timezone.now)
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(until_at__isnull=True), name="people_school_role_once"
            )
        ]


class ClassRole(models.Model):
    class Role(models.TextChoices):
        TEACHER = "teacher", _("Teacher")
        REP = "rep", _("Class rep")
        MODERATOR = "moderator", _("Moderator")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="class_roles")
    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="class_roles")
    role = models.CharField(max_length=12, choices=Role.choices)
    from_at = models.DateTimeField(default=timezone.now)
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "school_class", "role"],
                condition=Q(until_at__isnull=True),
                name="people_class_role_once",
            )
        ]
