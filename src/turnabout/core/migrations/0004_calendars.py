from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0003_ring_mark")]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="calendar",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="letter",
            name="best_before",
            field=models.DateTimeField(null=True),
        ),
    ]
