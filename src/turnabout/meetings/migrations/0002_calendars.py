import uuid

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_each(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    meetings = apps.get_model("meetings", "Meeting").objects
    for pk in meetings.values_list("pk", flat=True).iterator():
        meetings.filter(pk=pk).update(uid=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_start"),
        ("pairs", "0003_previews"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Away",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["first_day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seed", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("mentor", "Mentor"), ("mentee", "Mentee")], max_length=8
                    ),
                ),
                (
                    "coming",
                    models.CharField(
                        choices=[
                            ("accepted", "Comes"),
                            ("declined", "Cannot come"),
                            ("tentative", "Perhaps"),
                            ("counter", "Asks for another time"),
                        ],
                        max_length=12,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("proposed_at", models.DateTimeField(null=True)),
                ("stamped_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="VideoTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("only", models.BooleanField(default=True, editable=False, unique=True)),
                ("address", models.CharField(max_length=200)),
                ("set_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="meeting",
            name="link",
            field=models.URLField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="meeting",
            name="moved_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="place",
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name="meeting",
            name="sequence",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="meeting",
            name="uid",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.RunPython(name_each, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="meeting",
            name="uid",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(
                models.F("starts_at"),
                condition=models.Q(("off_at__isnull", True)),
                name="meetings_by_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("link", ""), ("link__startswith", "https://"), _connector="OR"),
                name="meetings_link_is_encrypted",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("link", ""), ("place", ""), _connector="OR"),
                name="meetings_at_one_place",
            ),
        ),
        migrations.AddField(
            model_name="away",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="away",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="feed",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="feed",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="replies",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="videotemplate",
            name="set_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="away",
            index=models.Index(fields=["last_day"], name="meetings_away_until"),
        ),
        migrations.AddConstraint(
            model_name="away",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))),
                name="meetings_away_for_a_day_at_least",
            ),
        ),
        migrations.AddConstraint(
            model_name="away",
            constraint=models.UniqueConstraint(
                fields=("person", "first_day", "last_day"), name="meetings_away_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.UniqueConstraint(
                fields=("meeting", "side"), name="meetings_one_reply_a_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("coming__in", ["accepted", "declined", "tentative", "counter"]),
                    ("side__in", ["mentor", "mentee"]),
                ),
                name="meetings_known_reply",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("coming", "counter"), ("proposed_at__isnull", False)),
                    models.Q(
                        models.Q(("coming", "counter"), _negated=True),
                        ("proposed_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="meetings_only_a_counter_proposes",
            ),
        ),
        migrations.AddConstraint(
            model_name="videotemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(("only", True)), name="meetings_one_video_template"
            ),
        ),
        migrations.AddConstraint(
            model_name="videotemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(("address__startswith", "https://")),
                name="meetings_video_is_encrypted",
            ),
        ),
    ]
