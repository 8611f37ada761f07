"""The addresses of messages and notes: of the two of a pair, and of nobody else."""

from django.urls import URLPattern
from django.views.decorators.cache import never_cache

from turnabout.web.access import EVERYBODY, View, door
from turnabout.web.channels import notes, thread


def _theirs(route: str, view: View, name: str) -> URLPattern:
    """Return the address of a page that no browser and no proxy keeps."""
    return door(f"pairs/<int:pk>/{route}", never_cache(view), name=name, opens_to=EVERYBODY)


urlpatterns = [
    _theirs("messages/", thread.show, "messages"),
    _theirs("messages/news/", thread.show_news, "messages_news"),
    _theirs("messages/draft/", thread.keep, "messages_draft"),
    _theirs("messages/<int:message>/", thread.change_one, "message"),
    _theirs("messages/<int:message>/removal/", thread.delete_one, "message_removal"),
    _theirs("messages/files/<int:file>/", thread.give_file, "message_file"),
    _theirs("notes/", notes.show, "notes"),
    _theirs("notes/page/", notes.write, "notes_page"),
    _theirs("notes/versions/", notes.show_versions, "notes_versions"),
    _theirs("notes/own/", notes.write_own, "notes_own"),
    _theirs("notes/own/file/", notes.take_along, "notes_file"),
    _theirs("notes/own/<int:note>/", notes.change_own, "note"),
    _theirs("notes/own/<int:note>/removal/", notes.erase_own, "note_removal"),
]
