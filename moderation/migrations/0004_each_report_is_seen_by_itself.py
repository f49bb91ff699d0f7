from typing import Any

from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery


def keep_what_was_seen(apps: Any, schema_editor: Any) -> None:
    """A case that was first looked at after a report: somebody saw that report."""
    Report, Case = apps.get_model("moderation", "Report"), apps.get_model("moderation", "Case")
    first_seen = Case.objects.filter(pk=OuterRef("case")).values("first_seen_at")
    seen = Report.objects.filter(case__first_seen_at__gte=F("filed_at"))
    seen.update(seen_at=Subquery(first_seen))


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0003_an_edit_is_evidence"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="leads_to",
            field=models.CharField(
                blank=True,
                choices=[
                    ("class", "Moderators"),
                    ("head", "Headteacher"),
                    ("dsl", "Safeguarding lead"),
                    ("governor", "Governors"),
                    ("dpo", "Data-protection officer"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="seen_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(keep_what_was_seen, migrations.RunPython.noop),
    ]
