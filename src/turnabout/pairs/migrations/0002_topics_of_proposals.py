from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pairs", "0001_start"),
        ("skills", "0002_catalogue"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="skills",
            field=models.ManyToManyField(related_name="+", to="skills.skill"),
        ),
    ]
