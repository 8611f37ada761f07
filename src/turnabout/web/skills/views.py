"""Skills: near names while somebody types, and the catalogue that coordinators look after."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from turnabout.skills.models import Skill
from turnabout.skills.near import near
from turnabout.web.parts import render_part
from turnabout.web.skills.forms import Search
from turnabout.web.skills.pages import addition_rows, show_skill

ROWS = 25


def catalogue(request: HttpRequest) -> HttpResponse:
    """Show the additions that wait for a look, and all skills."""
    search = Search(request.GET)
    sought = search.cleaned_data if search.is_valid() else {}
    rows = Skill.objects.standing().sought(**sought).with_names()
    given = {
        "search": search,
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "waiting": Skill.objects.waiting().count,
        "additions": addition_rows,
    }
    return render_part(request, "skills/catalogue.html", "rows", given)


def skill(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one skill: its names, what it may be the same as, and what was decided about it."""
    return show_skill(request, get_object_or_404(Skill, pk=pk))


def look_through(request: HttpRequest) -> HttpResponse:
    """Show what somebody may mean who types a name, and every topic with its skills."""
    typed = request.GET.get("q", "").strip()
    personal = "personal" in request.GET
    given = {
        "typed": typed,
        "found": near(typed, personal=personal),
        "topics": Skill.objects.shelves(personal=personal),
    }
    return render_part(request, "skills/near.html", "found", given)


def offer_names(request: HttpRequest) -> HttpResponse:
    """Offer names for the field `of` of a form, which is sent along with what stands in it."""
    field = request.GET.get("of", "q")
    typed = request.GET.get(field, "").strip()
    found = near(typed, personal="personal" in request.GET)
    is_new = bool(typed) and all(one.is_only_near for one in found)
    given = {"field": field, "typed": typed, "found": found, "is_new": is_new}
    return render(request, "skills/suggestions.html", given)
