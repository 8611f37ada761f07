"""The settings of a real installation, with the slow jobs of the tests."""

from turnabout.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.running.slow"]  # noqa: F405
