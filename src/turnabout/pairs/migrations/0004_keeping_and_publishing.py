import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_letters_and_jobs"),
        ("pairs", "0003_previews"),
    ]

    operations = [
        migrations.AddField(
            model_name="matchrun",
            name="keeps",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="kept_by",
                to="pairs.preview",
            ),
        ),
        migrations.AddField(
            model_name="matchrun",
            name="publishing",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="published_run",
                to="core.job",
            ),
        ),
    ]
