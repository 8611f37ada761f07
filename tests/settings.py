"""The settings of the tests: a folder of their own, quick passwords, plain static files."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("TURNABOUT_DATA", tempfile.mkdtemp(prefix="turnabout-tests-"))
os.environ.setdefault("TURNABOUT_SECRET_KEY", "the same in every process that runs tests")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver has a loop

from turnabout.settings import *  # noqa: F403

if "sqlite3" in DATABASES["default"]["ENGINE"]:  # noqa: F405 - star import above
    # A file, as in earnest: in memory, all threads of a served page would share one connection.
    DATABASES["default"]["TEST"] = {"NAME": Path(os.environ["TURNABOUT_DATA"], "tests.sqlite3")}  # noqa: F405 - star import above

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PASSPHRASE_EFFORT = (1, 64)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
