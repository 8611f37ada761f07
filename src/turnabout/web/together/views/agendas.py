"""Before a session: the mentor sets the agenda, the mentee answers one question."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from turnabout.clock import current_time
from turnabout.programs.models import Side
from turnabout.together.guides.choosing import agenda_of, guide_of, guides_for
from turnabout.together.models import Agenda
from turnabout.together.preparing import (
    NoSuchGuideError,
    NothingChosenError,
    answer,
    question_for,
    set_agenda,
)
from turnabout.web.pairs.loading import open_seat_of
from turnabout.web.together.forms.sessions import OTHER, AgendaForm, PreparationForm
from turnabout.web.together.rooms import meeting_of
from turnabout.web.together.sessions_page import one_session, to_choose, topics_of


def choose(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Choose topic and guide: the mentor alone does."""
    seat = open_seat_of(request, pk)
    if seat.side != Side.MENTOR:
        raise Http404
    one, pair, topics = meeting_of(seat, meeting), seat.pair, topics_of(seat.pair)
    agenda = agenda_of(pair, one.number)
    guide = guide_of(pair, agenda)
    offered = guides_for(pair, number=one.number)
    offered = offered if guide is None or guide in offered else [guide, *offered]
    suggested = guide or (None if agenda else offered[0])
    shown = _as_kept(agenda, suggested.key if suggested else "", topics)
    shown["guide"] = request.GET.get("guide", shown["guide"])
    form = AgendaForm(request.POST or None, topics=topics, guides=offered, initial=shown)
    if form.is_valid():
        told = form.cleaned_data
        try:
            set_agenda(
                pair, one.number, topic=told["words"], guide=told["guide"], at=current_time()
            )
            said = _("%(name)s finds it beside the date.")
            messages.success(request, said % {"name": seat.other.person.first_name})
            return redirect("session", pk, meeting)
        except (NoSuchGuideError, NothingChosenError) as error:
            form.add_error(None, str(error))
    return render(request, "together/agenda.html", to_choose(seat, one, form, at=current_time()))


def prepare(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Answer the one question: the mentee alone does."""
    seat, now = open_seat_of(request, pk), current_time()
    if seat.side != Side.MENTEE:
        raise Http404
    one = meeting_of(seat, meeting)
    question = question_for(seat.pair, agenda_of(seat.pair, one.number))
    name = seat.other.person.first_name
    form = PreparationForm(request.POST or None, question=question, reader=name)
    if not form.is_valid():
        return render(request, "together/session.html", one_session(seat, one, form, at=now))
    answer(seat.pair, one.number, question=question, text=form.cleaned_data["answer"], at=now)
    messages.success(request, _("Thank you. %(name)s reads it before you meet.") % {"name": name})
    return redirect("session", pk, meeting)


def _as_kept(agenda: Agenda | None, guide: str, topics: list[str]) -> dict[str, str]:
    """Return what the form shows of an agenda."""
    if agenda is None:
        return {"topic": topics[0] if topics else OTHER, "guide": guide}
    known = agenda.topic in topics
    return {
        "topic": agenda.topic if known else OTHER,
        "own_topic": "" if known else agenda.topic,
        "guide": guide,
    }
