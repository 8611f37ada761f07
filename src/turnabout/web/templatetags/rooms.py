"""The way from one page of a cohort to the next."""

from typing import Any

from django import template
from django.template import Context

from turnabout.programs.models import Cohort
from turnabout.web.programs.cohort_rooms import cohort_rooms

register = template.Library()


@register.inclusion_tag("programs/cohort_rooms.html", takes_context=True)
def rooms_of_cohort(context: Context, cohort: Cohort) -> dict[str, Any]:
    """Return where a cohort is, and its rooms, for whoever coordinates it."""
    shown = context["request"].resolver_match
    here = shown.url_name or ""
    return {"program": cohort.program, "cohort": cohort, "rooms": cohort_rooms(cohort, here=here)}
