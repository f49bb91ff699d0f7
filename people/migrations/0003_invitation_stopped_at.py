from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_invitation_claimed_by")]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="stopped_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
