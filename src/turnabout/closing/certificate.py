"""The record of contribution on paper: A4, landscape, to be printed and hung."""

import json
from pathlib import Path

import typst
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from turnabout.closing.models import Record
from turnabout.closing.records import Contribution, address_of, contribution_of

SHEET = Path(__file__).with_name("certificate.typ")


def certificate_of(record: Record) -> bytes:
    """Return the certificate as PDF, in the language that is spoken just now."""
    said = json.dumps(words_of(record, contribution_of(record)))
    made = typst.compile(SHEET.read_bytes(), format="pdf", sys_inputs={"said": said})
    if not isinstance(made, bytes):
        raise TypeError("a certificate has one page")
    return made


def words_of(record: Record, told: Contribution) -> dict[str, str]:
    """Return everything that stands on the certificate."""
    dates = {"begun": date_format(told.begun, "F Y"), "ended": date_format(told.ended, "j F Y")}
    return {
        "language": (get_language() or "en")[:2],
        "title": _("Record of contribution"),
        "name": told.name,
        "did": f"{told.sentence()}.",
        "topics": " · ".join(told.topics),
        "where": f"{told.program} · {told.organisation}",
        "when": _("%(begun)s to %(ended)s") % dates,
        "foot": _("A record for the mentor's own use: no scores, and not for appraisal."),
        "address": address_of(record) if record.public_at else "",
    }
