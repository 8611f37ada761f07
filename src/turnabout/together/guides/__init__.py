"""Guides: the twelve that come with Turnabout, those of a program, and which one a pair may use."""
