"""Seals the secrets of second steps that stood in clear: those of apps, and recovery codes."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from turnabout.web.signin.secrets import KINDS, sealed_data


def seal_them(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    for row in apps.get_model("mfa", "Authenticator").objects.filter(type__in=KINDS):
        row.data = sealed_data(row.data)
        row.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(seal_them, migrations.RunPython.noop)]
