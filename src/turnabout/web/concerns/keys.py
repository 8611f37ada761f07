"""The key of a contact: set up once, changed, renewed, restored, or given up."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from turnabout.clock import current_time
from turnabout.concerns.keys import (
    KeyThereError,
    begin_anew,
    change_passphrase,
    key_of,
    recover,
    renew_key,
    set_up_key,
)
from turnabout.concerns.models import Concern, Key
from turnabout.concerns.sealing.locks import WrongPassphraseError
from turnabout.web.access import person_of
from turnabout.web.concerns.forms import (
    ChangePassphrase,
    GiveUp,
    NewPassphrase,
    Passphrase,
    Recover,
)
from turnabout.web.concerns.loading import is_contact, own_key
from turnabout.web.concerns.tries import TRIES, TooManyTriesError

Form = ChangePassphrase | GiveUp | NewPassphrase | Passphrase | Recover


def set_up(request: HttpRequest) -> HttpResponse:
    """Choose a passphrase for your key; with one, change what belongs to it."""
    person = person_of(request)
    if key_of(person):
        return _page(request)
    if not is_contact(person):
        raise Http404
    form = NewPassphrase(request.POST or None)
    if not form.is_valid():
        return render(request, "concerns/set_up.html", {"form": form})
    try:
        new = set_up_key(person, form.cleaned_data["to"], at=current_time())
    except KeyThereError as error:
        messages.error(request, str(error))
        return redirect("desk_key")
    return render(request, "concerns/recovery.html", {"recovery": new.recovery})


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Change the passphrase."""
    key, form = own_key(request), ChangePassphrase(request.POST, auto_id="change_%s")

    def work(given: dict[str, str]) -> HttpResponse:
        change_passphrase(key, given["passphrase"], to=given["to"])
        messages.success(request, _("The new passphrase opens it from now on."))
        return redirect("desk")

    return _try(request, key, form, work, field="passphrase", name="change")


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Make a new key, and seal to it all that the old one opens."""
    key, form = own_key(request), Passphrase(request.POST, auto_id="renew_%s")

    def work(given: dict[str, str]) -> HttpResponse:
        new = renew_key(key, given["passphrase"], at=current_time())
        return render(request, "concerns/recovery.html", {"recovery": new.recovery})

    return _try(request, key, form, work, field="passphrase", name="renew")


@require_POST
def restore(request: HttpRequest) -> HttpResponse:
    """Choose a new passphrase with the recovery key."""
    key, form = own_key(request), Recover(request.POST, auto_id="recover_%s")

    def work(given: dict[str, str]) -> HttpResponse:
        fresh = recover(key, given["recovery"], passphrase=given["to"])
        return render(request, "concerns/recovery.html", {"recovery": fresh})

    return _try(request, key, form, work, field="recovery", name="recover")


@require_POST
def give_up(request: HttpRequest) -> HttpResponse:
    """Begin with a new key, and lose what the old one opened."""
    key, form = own_key(request), GiveUp(request.POST, auto_id="loss_%s")

    def work(given: dict[str, str]) -> HttpResponse:
        new = begin_anew(key, given["to"], at=current_time())
        return render(request, "concerns/recovery.html", {"recovery": new.recovery})

    return _try(request, key, form, work, field="to", name="loss")


def _try(
    request: HttpRequest,
    key: Key,
    form: Form,
    work: Callable[[dict[str, str]], HttpResponse],
    *,
    field: str,
    name: str,
) -> HttpResponse:
    """Return what the work answers, or the page with what is wrong beside its field."""
    if not form.is_valid():
        return _page(request, **{name: form})
    try:
        with TRIES.counted(f"key {key.pk}", at=current_time()):
            return work(form.cleaned_data)
    except (WrongPassphraseError, TooManyTriesError) as error:
        form.add_error(field, str(error))
        return _page(request, **{name: form})


def _page(request: HttpRequest, **bound: Form) -> HttpResponse:
    """Return the page of a key, each form as it was sent or empty."""
    person = person_of(request)
    told = {
        "change": ChangePassphrase(auto_id="change_%s"),
        "renew": Passphrase(auto_id="renew_%s"),
        "recover": Recover(auto_id="recover_%s"),
        "loss": GiveUp(auto_id="loss_%s"),
        "count": Concern.objects.addressed_to(person).readable().count(),
    }
    return render(request, "concerns/key.html", told | bound | {"open": next(iter(bound), "")})
