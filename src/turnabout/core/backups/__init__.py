"""Backups: everything of an installation in one file, and back."""
