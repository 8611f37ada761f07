"""The settings of the tests: a folder of their own, quick passwords, plain static files."""

import os
import tempfile

os.environ.setdefault("TURNABOUT_DATA", tempfile.mkdtemp(prefix="turnabout-tests-"))
os.environ.setdefault("TURNABOUT_SECRET_KEY", "the same in every process that runs tests")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver has a loop

from turnabout.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
