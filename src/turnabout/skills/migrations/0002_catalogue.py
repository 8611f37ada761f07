from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from turnabout.skills.catalogue import load_catalogue


def load(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    load_catalogue(*(apps.get_model("skills", name) for name in ("Skill", "Alias", "Edition")))


class Migration(migrations.Migration):
    dependencies = [("skills", "0001_start")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
