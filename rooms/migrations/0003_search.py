from django.db import migrations, models

from rooms.search import index


def install(apps, schema_editor):
    index.install(schema_editor.connection)


def uninstall(apps, schema_editor):
    index.uninstall(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('rooms', '0002_answers_to_a_warning'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['room', 'shown_at'], name='rooms_shown'),
        ),
        migrations.RunPython(install, uninstall),
    ]
