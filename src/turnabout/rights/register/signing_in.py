"""How people sign in: tables of the libraries that hold people."""

from django.utils.translation import gettext_lazy as _

from turnabout.rights.register.kept import HERE, SESSIONS
from turnabout.rights.register.table import Goes, Table
from turnabout.rights.register.whose import By

TABLES = (
    Table(
        model="usersessions.UserSession",
        title=_("Where you are signed in"),
        kept=SESSIONS,
        erased=Goes(_("goes: you are signed out everywhere")),
        whose=By("user"),
        told={
            "created_at": _("Since"),
            "last_seen_at": _("Last seen"),
            "ip": _("Network address"),
            "user_agent": _("Browser"),
        },
        kept_back={"session_key": _("A secret: whoever has it is signed in as you")},
        plain="id user data",
    ),
    Table(
        model="mfa.Authenticator",
        title=_("Passkeys, apps and recovery codes"),
        kept=HERE,
        erased=Goes(),
        whose=By("user"),
        told={"type": _("Type"), "created_at": _("Since"), "last_used_at": _("Used last")},
        kept_back={"data": _("Secrets that sign you in")},
        plain="id user",
    ),
    Table(
        model="account.EmailAddress",
        title=_("Addresses you signed in with"),
        kept=HERE,
        erased=Goes(),
        whose=By("user"),
        told={"email": _("E-mail"), "verified": _("Verified"), "primary": _("The first one")},
        plain="id user",
    ),
    Table(
        model="account.EmailConfirmation",
        title=_("Addresses to be confirmed"),
        kept=HERE,
        erased=Goes(),
        whose=By("email_address__user"),
        told={"created": _("Asked"), "sent": _("Sent")},
        kept_back={"key": _("A secret: it confirms an address")},
        plain="id email_address",
    ),
    Table(
        model="sessions.Session",
        title=_("Sessions of browsers"),
        kept=SESSIONS,
        erased=Goes(_("goes: you are signed out everywhere")),
        kept_back={
            "session_key": _("A secret: whoever has it is signed in as you"),
            "session_data": _("Sealed by us, and told under “Where you are signed in”"),
        },
        plain="expire_date",
    ),
)
