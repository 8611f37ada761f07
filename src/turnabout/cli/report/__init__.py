"""The report of a match run: one HTML file that opens offline and prints well."""

from turnabout.cli.report.given import Report
from turnabout.cli.report.rendering import render_report

__all__ = ["Report", "render_report"]
