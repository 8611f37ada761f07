"""The report as one HTML file."""

import base64
import hashlib
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from turnabout.cli.report.given import Report
from turnabout.cli.report.page import lay_out

LOOK = "static/look"
"""Where the shared look lies: the same files that pages on the web load."""


def render_report(report: Report) -> str:
    """Return the report as one HTML file that opens offline.

    Nothing is loaded from anywhere: style, script and drawings stand in the file, and its own
    security policy lets the browser run no other script than that one.
    """
    page = lay_out(report)
    script = ENVIRONMENT.get_template("report.js").render()
    return ENVIRONMENT.get_template("report.html.j2").render(
        page=page,
        script=script,
        script_hash=_hash(script),
        latin=_font("latin"),
        latin_more=_font("latin-more"),
    )


ENVIRONMENT = Environment(
    loader=ChoiceLoader(
        [PackageLoader("turnabout.cli.report"), PackageLoader("turnabout.look", LOOK)]
    ),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _font(name: str) -> str:
    """Return a font file in the letters that a style sheet can carry."""
    font = files("turnabout.look") / LOOK / "fonts" / f"{name}.woff2"
    return base64.b64encode(font.read_bytes()).decode()


def _hash(script: str) -> str:
    """Return the fingerprint by which a browser knows the one script that it may run."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
