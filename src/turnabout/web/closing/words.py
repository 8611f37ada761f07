"""Words that others left for somebody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from turnabout.clock import current_time
from turnabout.closing.models import Word
from turnabout.closing.words import mark_read, words_for
from turnabout.programs.models import Side
from turnabout.web.access import person_of


def show(request: HttpRequest) -> HttpResponse:
    """Show the words that are for you, the newest first."""
    person = person_of(request)
    told = [(word, _writer(word)) for word in words_for(person)]
    mark_read(person, at=current_time())
    return render(request, "closing/words.html", {"words": told})


def _writer(word: Word) -> object:
    return word.pair.on(Side(word.side)).person
