"""A download as one ZIP: a page to read, the same as JSON with its schema, and the files."""

import json
import zipfile
from importlib.resources import files
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from turnabout.channels.attaching import content_of
from turnabout.rights.download.gathering import Everything
from turnabout.rights.download.schema import schema
from turnabout.rights.download.values import file_name
from turnabout.rights.register import every_table

PAGE, PLAIN = "everything-about-me.html", "everything-about-me.json"
SCHEMA = "everything-about-me.schema.json"
TOKENS, OWN = "static/look/tokens.css", "templates/rights/everything.css"


def pack(everything: Everything, file: Path) -> None:
    """Write the ZIP. KeysFault where a word of theirs does not open: better none than less."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PAGE, page(everything))
        archive.writestr(PLAIN, as_json(everything))
        archive.writestr(SCHEMA, json.dumps(schema(), ensure_ascii=False, indent=1))
        for one in everything.files:
            archive.writestr(file_name(one), content_of(one))


def page(everything: Everything) -> str:
    """Return the page: what there is of each table, then what is not in it and why."""
    given = {
        "person": everything.person,
        "made_at": everything.made_at,
        "parts": [part for part in everything.parts if part.rows],
        "empty": [part for part in everything.parts if not part.rows],
        "kept_back": kept_back(),
        "style": mark_safe(_style()),  # noqa: S308 - our own style sheets, nothing that anybody wrote
    }
    return render_to_string("rights/everything.html", given)


def _style() -> str:
    """Return the look of the page: the colours of the product, and what this page needs."""
    tokens = (files("turnabout.look") / TOKENS).read_text(encoding="utf-8")
    own = (files("turnabout.rights") / OWN).read_text(encoding="utf-8")
    return f"{tokens}\n{own}"


def as_json(everything: Everything) -> str:
    """Return the same as JSON."""
    return json.dumps(everything.as_plain(), ensure_ascii=False, indent=1)


def kept_back() -> list[tuple[str, list[str]]]:
    """Return of which tables something is not told, and why, each reason once."""
    return [
        (str(table.title), list(dict.fromkeys(str(why) for why in table.kept_back.values())))
        for table in every_table()
        if table.kept_back
    ]
