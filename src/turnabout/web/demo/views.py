"""The bar of the demo: be somebody else with one click."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from turnabout.demo.models import Persona


def show(request: HttpRequest) -> HttpResponse:
    """Show whom one may be here; the bar on every page knows them."""
    return render(request, "demo/choose.html")


@require_POST
def become(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the visitor in as one of the personas."""
    persona = get_object_or_404(Persona.objects.select_related("person"), pk=pk)
    login(request, persona.person)
    return redirect("home")
