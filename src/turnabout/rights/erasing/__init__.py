"""Erasing a person: asked for, waited for, done at once, and done again after a restore."""
