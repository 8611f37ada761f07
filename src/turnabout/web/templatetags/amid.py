"""A label within a sentence."""

from django import template

from turnabout.programs import sentences

register = template.Library()


@register.filter
def amid(label: object) -> str:
    """Return a label as it stands within a sentence."""
    return sentences.amid(str(label))
