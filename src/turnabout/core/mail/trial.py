"""A letter that says nothing but that it arrived."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import translation

from turnabout.core.mail.outbox import post
from turnabout.core.models import Letter


def post_trial(person: AbstractBaseUser, *, at: dt.datetime) -> Letter:
    """Return the letter to whoever wants to see whether mail arrives: one a second at most."""
    facts = {"name": str(person), "address": f"{settings.SITE}/"}
    return post(
        "trial",
        to=str(getattr(person, person.get_email_field_name())),
        key=f"trial {person.pk} {at:%Y-%m-%dT%H:%M:%S}",
        facts=facts,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        at=at,
    )
