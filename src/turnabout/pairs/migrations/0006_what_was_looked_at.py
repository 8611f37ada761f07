from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pairs", "0005_facts"),
    ]

    operations = [
        migrations.AddField("matchrun", "seen_pairs", models.BigIntegerField(null=True)),
        migrations.AddField("matchrun", "seen_mentees", models.PositiveIntegerField(null=True)),
        migrations.AddField("matchrun", "likely", models.BigIntegerField(null=True)),
        migrations.AddConstraint(
            "matchrun",
            models.CheckConstraint(
                condition=models.Q(
                    seen_pairs__isnull=True, seen_mentees__isnull=True, likely__isnull=True
                )
                | models.Q(
                    seen_pairs__isnull=False,
                    seen_mentees__isnull=False,
                    likely__isnull=False,
                    likely__lte=models.F("bound"),
                ),
                name="pairs_run_says_what_it_saw",
            ),
        ),
    ]
