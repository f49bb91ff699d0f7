"""A decision's words never change; its times and its approver are set once (MO-32). The database sees to it.

SQLite loses a table's triggers when Django rebuilds the table: a migration that alters Decision runs `keep` again.
"""

from django.db import migrations

WORDS = (
    "case_id",
    "decided_by_id",
    "decided_at",
    "content_action",
    "redactions",
    "reasons",
    "internal_reason",
    "touches_criticism",
    "state_before",
    "supersedes_id",
)
ONCE = ("approved_by_id", "approved_at", "declined_at", "applied_at")


def changed(differs):
    words = [f"OLD.{name} {differs} NEW.{name}" for name in WORDS]
    once = [f"(OLD.{name} IS NOT NULL AND OLD.{name} {differs} NEW.{name})" for name in ONCE]
    return " OR ".join(words + once)


def keep(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION moderation_refuse_new_words() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN RAISE EXCEPTION ''a decision keeps its words'' USING ERRCODE = ''check_violation''; END'"
        )
        schema_editor.execute(
            "CREATE TRIGGER moderation_decision_stands BEFORE UPDATE ON moderation_decision FOR EACH ROW "
            f"WHEN ({changed('IS DISTINCT FROM')}) EXECUTE FUNCTION moderation_refuse_new_words()"
        )
    else:
        schema_editor.execute(
            "CREATE TRIGGER moderation_decision_stands BEFORE UPDATE ON moderation_decision FOR EACH ROW "
            f"WHEN {changed('IS NOT')} BEGIN SELECT RAISE(ABORT, 'a decision keeps its words'); END"
        )


def let_go(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER moderation_decision_stands ON moderation_decision")
        schema_editor.execute("DROP FUNCTION moderation_refuse_new_words()")
    else:
        schema_editor.execute("DROP TRIGGER moderation_decision_stands")


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]

    operations = [migrations.RunPython(keep, let_go)]
