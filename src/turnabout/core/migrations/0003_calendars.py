from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0002_letters_and_jobs")]

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
