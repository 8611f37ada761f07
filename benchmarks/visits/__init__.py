"""Pages, opened as people open them, in an installation that stands for a large organisation."""
