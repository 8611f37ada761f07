"""The ways in: a personal link, and an open one. Neither signs anybody in.

Somebody who has a link sees what they are asked to; to begin, they sign in as themselves. A link
that was forwarded therefore opens nobody's account and nobody's answers.
"""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_day, current_time
from turnabout.enrollment.answering import SignUpClosedError
from turnabout.enrollment.inviting import decline, invitation_of, open_link_of, seen
from turnabout.enrollment.models import Enrollment, Invitation
from turnabout.enrollment.signing_up import NotTheirRoleError, begin
from turnabout.people.models import Person
from turnabout.programs.models import Cohort, Objective, Side
from turnabout.web.access import person_of


def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Show to what somebody is invited; begin, once it is they who ask."""
    invitation = _invitation(token)
    if not request.user.is_authenticated:
        return _welcome(request, invitation.cohort, invitation.role)
    if request.user != invitation.person:
        return render(request, "enrollment/not_yours.html", status=404)
    seen(invitation, at=current_time())
    if request.method != "POST":
        return _welcome(request, invitation.cohort, invitation.role, invitation=token)
    return _begin(request, invitation.cohort, invitation.role, is_invited=True)


@require_POST
def say_no(request: HttpRequest, token: str) -> HttpResponse:
    """Say no to an invitation: nobody is told."""
    invitation = _invitation(token)
    if person_of(request) != invitation.person:
        raise Http404
    decline(invitation, at=current_time())
    messages.success(request, _("That is fine. You get no reminder, and nobody is told."))
    return redirect("sign_ups")


def open_to_all(request: HttpRequest, token: str) -> HttpResponse:
    """Show what everybody of a role can sign up for; begin, once they are signed in."""
    link = open_link_of(token)
    if link is None:
        raise Http404
    if request.method != "POST":
        return _welcome(request, link.cohort, link.role)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    return _begin(request, link.cohort, link.role, is_invited=False)


def _invitation(token: str) -> Invitation:
    invitation = invitation_of(token)
    if invitation is None or not invitation.person.is_active:
        raise Http404
    return invitation


def _welcome(
    request: HttpRequest, cohort: Cohort, role: str, *, invitation: str = ""
) -> HttpResponse:
    given = {
        "cohort": cohort,
        "program": cohort.program,
        "objective": Objective.objects.filter(program=cohort.program).first(),
        "mentors": role == Side.MENTOR,
        "is_open": cohort.is_open_on(current_day()) and not cohort.program.is_archived,
        "begun": _begun(request, cohort, role),
        "invitation": invitation,
    }
    return render(request, "enrollment/welcome.html", given)


def _begun(request: HttpRequest, cohort: Cohort, role: str) -> Enrollment | None:
    if not isinstance(request.user, Person):
        return None
    return Enrollment.objects.of(request.user).filter(cohort=cohort, role=role).first()


def _begin(request: HttpRequest, cohort: Cohort, role: str, *, is_invited: bool) -> HttpResponse:
    person = person_of(request)
    try:
        enrollment = begin(
            cohort, person, Side(role), by=person, at=current_time(), is_invited=is_invited
        )
    except (SignUpClosedError, NotTheirRoleError) as error:
        messages.error(request, str(error))
        return redirect(request.path)
    return redirect("sign_up_step", enrollment.pk, "topics")
