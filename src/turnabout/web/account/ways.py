"""The ways in which somebody signs in: which there are, which they use, what they can do."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from turnabout.people.models import Person

Found = dict[str, list[Authenticator]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to sign in, and what can be done about it."""

    title: str
    is_on: bool
    state: str
    why: str
    act: str = ""
    address: str = ""


def ways(person: Person) -> list[Way]:
    """Return the ways, the simplest first."""
    found: Found = {}
    for one in Authenticator.objects.filter(user=person).order_by("created_at"):
        found.setdefault(one.type, []).append(one)
    return [_code(person), _passkeys(found), _password(person), _app(found), *_recovery(found)]


def _code(person: Person) -> Way:
    return Way(
        title=_("Code by mail"),
        is_on=True,
        state=_("We send it to %(email)s.") % {"email": person.email},
        why=_("It needs no setting up and is always there."),
    )


def _passkeys(found: Found) -> Way:
    keys = [str(one) for one in found.get(Authenticator.Type.WEBAUTHN, [])]
    return Way(
        title=_("Passkeys"),
        is_on=bool(keys),
        state=", ".join(keys) or _("You have none yet."),
        why=_("Your fingerprint, your face or the PIN of your device lets you in, without a mail."),
        act=_("See your passkeys") if keys else _("Add a passkey"),
        address=reverse("mfa_list_webauthn" if keys else "mfa_add_webauthn"),
    )


def _password(person: Person) -> Way:
    has_one = person.has_usable_password()
    return Way(
        title=_("Password"),
        is_on=has_one,
        state=_("You have one.") if has_one else _("You have none, and need none."),
        why=_("For places where your mail does not reach you."),
        act=_("Change the password") if has_one else _("Choose a password"),
        address=reverse("account_change_password" if has_one else "account_set_password"),
    )


def _app(found: Found) -> Way:
    why = _("A second step after a code or a password, from an app on your phone.")
    if app := next(iter(found.get(Authenticator.Type.TOTP, [])), None):
        return Way(
            title=_("Authenticator app"),
            is_on=True,
            state=_("Set up on %(day)s.") % {"day": date_format(app.created_at)},
            why=why,
            act=_("Take the app away"),
            address=reverse("mfa_deactivate_totp"),
        )
    return Way(
        title=_("Authenticator app"),
        is_on=False,
        state=_("You have set up none."),
        why=why,
        act=_("Set up an app"),
        address=reverse("mfa_activate_totp"),
    )


def _recovery(found: Found) -> list[Way]:
    """Return the recovery codes, where an app makes them needed."""
    kept = found.get(Authenticator.Type.RECOVERY_CODES)
    if not kept or Authenticator.Type.TOTP not in found:
        return []
    left = len(kept[0].wrap().get_unused_codes())
    said = ngettext("%(left)d code is left.", "%(left)d codes are left.", left)
    return [
        Way(
            title=_("Recovery codes"),
            is_on=bool(left),
            state=said % {"left": left},
            why=_("Each lets you in once, on a day when your app is not at hand."),
            act=_("See the codes"),
            address=reverse("mfa_view_recovery_codes"),
        )
    ]
