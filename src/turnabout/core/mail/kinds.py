"""What the kinds of letters are called: features add theirs to NAMES."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES: dict[str, Any] = {
    "account": _("Signing in"),
    "trial": _("Trial letter"),
}


def name_of_kind(kind: str) -> str:
    """Return what people call a kind of letter."""
    return str(NAMES.get(kind, kind.replace("-", " ").replace("_", " ").capitalize()))
