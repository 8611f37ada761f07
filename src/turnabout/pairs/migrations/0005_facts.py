"""What a run found is kept as facts that may be told, and worded by whoever reads it."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

IN_CONFIDENCE = ("preferences", "values", "style")


def keep_what_is_told(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Keep of each pair what may be told; a reason in English can be told in no other words."""
    proposals = apps.get_model("pairs", "Proposal")
    for one in proposals.objects.only("wishes").iterator(chunk_size=500):
        told = [
            {name: wish[name] for name in ("wish", "points", "out_of")}
            for wish in one.wishes
            if wish["wish"] not in IN_CONFIDENCE
        ]
        score = sum(wish["points"] for wish in told)
        proposals.objects.filter(pk=one.pk).update(wishes=told, told_score=score)
    for run in apps.get_model("pairs", "MatchRun").objects.filter(finished_at__isnull=False):
        points = run.proposals.aggregate(models.Sum("told_score"), models.Min("told_score"))
        run.told_total = points["told_score__sum"] or 0
        run.told_lowest = points["told_score__min"]
        run.save(update_fields=["told_total", "told_lowest"])


class Migration(migrations.Migration):
    dependencies = [
        ("pairs", "0004_keeping_and_publishing"),
    ]

    operations = [
        migrations.AddField("matchrun", "told_total", models.BigIntegerField(default=0)),
        migrations.AddField("matchrun", "told_lowest", models.IntegerField(null=True)),
        migrations.AddField("proposal", "told_score", models.IntegerField(default=0)),
        migrations.AddField("waiting", "facts", models.JSONField(default=dict)),
        migrations.RunPython(keep_what_is_told, migrations.RunPython.noop),
        migrations.RemoveField("waiting", "reason"),
        migrations.RemoveField("waiting", "would_help"),
    ]
