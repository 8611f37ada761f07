"""How a form is drawn: each field with its label, its reason, its fault, in that order."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws every form of every page alike."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
