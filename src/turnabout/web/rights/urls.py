"""The addresses of what is somebody's right: their data, corrections, looks, being erased."""

from django.urls import URLPattern

from turnabout.web.access import ADMINISTRATORS, EVERYBODY, STAFF, View, door
from turnabout.web.rights import correcting, downloads, erasing, keeping, own


def _yours(route: str, view: View, name: str) -> URLPattern:
    return door(f"you/data/{route}", view, name=name, opens_to=EVERYBODY)


urlpatterns = [
    _yours("", own.show, "your_data"),
    _yours("download/", downloads.show, "your_download"),
    _yours("download/<int:pk>/file/", downloads.take, "your_download_file"),
    _yours("looks/", own.looks, "your_looks"),
    _yours("facts/", correcting.show_own, "your_facts"),
    _yours("facts/<slug:fact>/", correcting.ask_for, "your_fact"),
    _yours("facts/<int:pk>/end/", correcting.end, "your_fact_end"),
    _yours("erasure/", erasing.show, "your_erasure"),
    _yours("erasure/end/", erasing.end, "your_erasure_end"),
    door("people/corrections/", correcting.show_all, name="corrections", opens_to=STAFF),
    door("people/corrections/<int:pk>/", correcting.show_one, name="correction", opens_to=STAFF),
    door(
        "people/<int:pk>/erasure/",
        erasing.of_leaver,
        name="person_erasure",
        opens_to=ADMINISTRATORS,
    ),
    door("retention/", keeping.show, name="retention", opens_to=ADMINISTRATORS),
]
