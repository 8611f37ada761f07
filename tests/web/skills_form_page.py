"""A page with the field of skills, for tests: the pages that use it have more to say."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path

from turnabout.web.access import EVERYBODY, door
from turnabout.web.skills.fields import ChosenSkills

PAGE = """{% extends "web/narrow.html" %}{% load static %}
{% block title %}Sign up{% endblock %}
{% block styles %}<link rel="stylesheet" href="{% static 'web/skills.css' %}">{% endblock %}
{% block scripts %}<script src="{% static 'web/skills.js' %}" defer></script>{% endblock %}
{% block content %}<h1>Sign up</h1>
<form method="post" class="sheet">{% csrf_token %}{{ form }}
<p class="acts"><button class="main">Sign up</button></p></form>
<output>{{ chosen }}</output>{% endblock %}"""


class SignUp(forms.Form):
    offers = ChosenSkills(
        label="What could you help someone senior with?",
        help_text="Up to five, each with how well you know it.",
    )


def show(request: HttpRequest) -> HttpResponse:
    form = SignUp(request.POST or None)
    chosen = form.cleaned_data["offers"] if form.is_valid() else []
    said = "; ".join(f"{one.name}: {one.level.value}" for one in chosen)
    return HttpResponse(
        Template(PAGE).render(RequestContext(request, {"form": form, "chosen": said}))
    )


urlpatterns = [
    door("form/", show, name="form", opens_to=EVERYBODY),
    path("", include("turnabout.urls")),
]
