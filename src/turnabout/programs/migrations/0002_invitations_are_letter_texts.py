"""The settled invitations become settled texts of letters: until now they served every language."""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def carry_over(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    settled = apps.get_model("programs", "InvitationText").objects.all()  # type: ignore[misc]
    texts = apps.get_model("core", "LetterText")
    texts.objects.bulk_create(
        texts(
            program_id=one.program_id,
            kind=f"invitation_{one.side}",
            language=language,
            subject=one.subject,
            body=one.body,
            by_id=one.by_id,
            at=one.at,
        )
        for one in settled
        for language, _name in settings.LANGUAGES
    )


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0001_start"),
        ("core", "0005_letter_texts_and_bounces"),
    ]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel("InvitationText"),
    ]
