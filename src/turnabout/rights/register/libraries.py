"""Tables of the libraries that say nothing of anybody: permissions nobody uses, and the queue."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import INSTALLATION, JOBS
from turnabout.rights.register.table import Nobodys, Table

_TASK = "id name func hook args kwargs result group cluster started stopped success attempt_count"

TABLES = (
    Table(
        model="django_q.OrmQ",
        title=_("The queue of jobs"),
        kept=JOBS,
        erased=Nobodys(_("numbers of jobs")),
        plain="id key payload lock",
    ),
    Table(
        model="django_q.Task",
        title=_("Jobs that were done"),
        kept=JOBS,
        erased=Nobodys(_("numbers of jobs")),
        plain=_TASK,
    ),
    Table(
        model="django_q.Schedule",
        title=_("What the clock asks for"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id name func hook args kwargs schedule_type minutes repeats next_run cron task "
        "cluster intended_date_kwarg",
    ),
    Table(
        model="auth.Permission",
        title=_("Permissions that nobody uses"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id name content_type codename",
    ),
    Table(
        model="auth.Group",
        title=_("Groups that nobody uses"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id name",
    ),
    Table(
        model="auth.Group_permissions",
        title=_("Permissions of groups that nobody uses"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id group permission",
    ),
    Table(
        model="contenttypes.ContentType",
        title=_("Names of tables"),
        kept=INSTALLATION,
        erased=Nobodys(),
        plain="id app_label model",
    ),
)
