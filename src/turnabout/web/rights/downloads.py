"""Everything about somebody, to take along."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from turnabout.clock import current_time
from turnabout.rights.download.making import BeingMadeError, ask_for_everything, content_of
from turnabout.rights.models import Download
from turnabout.web.access import person_of

NAME = "everything-about-me.zip"


def show(request: HttpRequest) -> HttpResponse:
    """Show how far the download is, and begin one."""
    person = person_of(request)
    if request.method != "POST":
        latest = person.downloads.select_related("job").first()
        return render(request, "rights/download.html", {"download": latest})
    try:
        ask_for_everything(person, at=current_time())
    except BeingMadeError as error:
        messages.error(request, str(error))
    return redirect("your_download")


def take(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Give somebody their download, as long as it is kept."""
    made = Download.objects.filter(person=person_of(request), made_at__isnull=False)
    download = get_object_or_404(made, pk=pk)
    answer = StreamingHttpResponse(content_of(download), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{NAME}"'
    answer["Content-Length"] = str(download.size)
    return answer
