"""Dates as German says them: each form that a page or a letter asks for, and what it becomes."""

FORMS = {
    "j F": "j. F",
    "j F, H:i": "j. F, H:i",
    "j F Y": "j. F Y",
    "j F Y, H:i": "j. F Y, H:i",
    "j M, H:i": "j. M, H:i",
    "j M Y": "j. M Y",
    "F Y": "F Y",
    "D j F Y, H:i": "D, j. F Y, H:i",
    "l, j F": "l, j. F",
    "l j F": "l, j. F",
    "l j F, H:i": "l, j. F, H:i",
    "l j F Y, H:i": "l, j. F Y, H:i",
}
"""The form in English, and in German: Django looks for either by its name in this module."""

globals().update(FORMS)
