"""The fixtures of the skills."""

from tests.skills.shelf import catalogue

__all__ = ["catalogue"]
