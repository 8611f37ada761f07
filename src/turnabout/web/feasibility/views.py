"""What the rules in a form would leave; nothing is saved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from turnabout.web.feasibility.beside import beside
from turnabout.web.programs.forms.rules import Rules
from turnabout.web.programs.loading import led


@require_POST
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whom the rules as they are typed would leave a mentor."""
    program = led(request, pk)
    told = beside(program, Rules(request.POST), waits=True)
    return render(request, "feasibility/beside.html#found", {"program": program, "told": told})
