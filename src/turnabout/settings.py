"""Django's settings, from the environment; docs/operating.md says what can be set."""

import os
import secrets
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from turnabout import databases, logs, storage
from turnabout.environment import Environment

HERE = Path(__file__).resolve().parent
_env = Environment(os.environ)

DATA = storage.folder_of(_env)
KEYS = storage.keys_of(_env, DATA)
ERASED = KEYS.with_name(storage.LEDGER_FILE)
DEMO = _env.truth("TURNABOUT_DEMO", default=False)
SECRET_KEY = (
    _env.text("TURNABOUT_SECRET_KEY", "")
    or storage.secret_key(DATA)
    or secrets.token_urlsafe(48)  # checks and type checkers read this before a first start
)

# Where people reach it

ADDRESS = _env.url("TURNABOUT_ADDRESS", "http://localhost:8000", ["http", "https"])
SITE = f"{ADDRESS.scheme}://{ADDRESS.netloc}"
IS_ENCRYPTED = ADDRESS.scheme == "https"
LISTEN = _env.place(
    "TURNABOUT_LISTEN", f"127.0.0.1:{8000 if IS_ENCRYPTED else ADDRESS.port or 8000}"
)
PROCESSES = _env.whole("TURNABOUT_PROCESSES", 2, least=1, most=64)
THREADS = _env.whole("TURNABOUT_THREADS", 4, least=1, most=64)
PROXIES = _env.whole("TURNABOUT_PROXIES", 1 if IS_ENCRYPTED else 0, least=0, most=5)
if DEMO and ADDRESS.hostname not in {"localhost", "127.0.0.1"}:
    _env.refuse("TURNABOUT_DEMO", "a demo lets every visitor be anyone: only on localhost")

DEBUG = False
ALLOWED_HOSTS = [ADDRESS.hostname or "localhost"]
CSRF_TRUSTED_ORIGINS = [SITE]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_ENCRYPTED
SESSION_COOKIE_NAME = "turnabout"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if IS_ENCRYPTED else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = IS_ENCRYPTED
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # other hosts of the domain decide that
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# The parts

INSTALLED_APPS = [
    "turnabout.core",
    "turnabout.skills",
    "turnabout.people",
    "turnabout.programs",
    "turnabout.enrollment",
    "turnabout.lottery",
    "turnabout.pairs",
    "turnabout.channels",
    "turnabout.meetings",
    "turnabout.together",
    "turnabout.closing",
    "turnabout.respect",
    "turnabout.concerns",
    "turnabout.growth",
    "turnabout.nudges",
    "turnabout.reports",
    "turnabout.rights",
    "turnabout.demo",
    "turnabout.web",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_q",
    "template_partials",
]
MIDDLEWARE = [
    "turnabout.web.health.middleware.HealthMiddleware",
    "turnabout.web.health.requests.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "turnabout.web.account.sessions.SeenMiddleware",
    "turnabout.web.language.middleware.LanguageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "turnabout.web.access.AccessMiddleware",
    "turnabout.web.rights.watching.LooksMiddleware",
]
ROOT_URLCONF = "turnabout.urls"
WSGI_APPLICATION = "turnabout.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "turnabout.web.layout.frame",
            ],
        },
    }
]
FORM_RENDERER = "turnabout.web.forms.Renderer"

# What is kept, and where

DATABASES = {"default": databases.chosen(_env, DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # of 300, somebody could push the counted tries out
    }
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA / "files"
STATIC_ROOT = DATA / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "look" / "static"]
FILE_UPLOAD_PERMISSIONS = storage.PRIVATE_FILE
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 26_000_000  # five files of a message: sealed before the disk

# Who somebody is

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "turnabout.web.signin.adapter.Adapter"
ACCOUNT_FORMS = {
    "request_login_code": "turnabout.web.signin.forms.AskForCode",
    "confirm_login_code": "turnabout.web.signin.forms.EnterCode",
    "login": "turnabout.web.signin.forms.EnterPassword",
    "reauthenticate": "turnabout.web.signin.forms.EnterPasswordAgain",
    "set_password": "turnabout.web.account.forms.ChoosePassword",
    "change_password": "turnabout.web.account.forms.ChangePassword",
}
ACCOUNT_RATE_LIMITS = {  # a whole office can stand behind one network address
    "request_login_code": "100/5m/ip,3/5m/key",
    "confirm_login_code": "300/5m/ip,10/5m/key",
    "login": "100/5m/ip",
    "login_failed": "30/5m/ip,5/5m/key",
    "reauthenticate": "10/5m/user",
    "change_password": "10/5m/user",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 60 * 15
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
MFA_ADAPTER = "turnabout.web.signin.adapter.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "turnabout.web.signin.forms.EnterAppCode",
    "reauthenticate": "turnabout.web.signin.forms.EnterAppCodeAgain",
    "activate_totp": "turnabout.web.account.forms.ConfirmApp",
    "add_webauthn": "turnabout.web.account.forms.NamePasskey",
    "edit_webauthn": "turnabout.web.account.forms.RenamePasskey",
}
MFA_RATE_LIMITS = {"webauthn_login": "100/5m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Turnabout"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_ENCRYPTED
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "MinimumLengthValidator": {"min_length": 12},
        "UserAttributeSimilarityValidator": {"user_attributes": ["name", "email"]},
        "CommonPasswordValidator": {},
    }.items()
]

PASSPHRASE_EFFORT = (3, 64 * 1024)  # passes of Argon2id over so many KiB

# Work behind the pages

Q_CLUSTER: dict[str, Any] = {
    "name": "turnabout",
    "orm": "default",
    "workers": _env.whole("TURNABOUT_WORKERS", 2, least=1, most=64),
    "poll": 0.5,
    "timeout": 60 * 60,
    "retry": 60 * 61,
    "max_attempts": 5,
    "ack_failures": False,
    "catch_up": False,
    "label": "Jobs",
    "save_limit": 1000,
    "recycle": 100,
}
EMAIL_BACKEND = "turnabout.core.mail.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _env.text(
    "TURNABOUT_MAIL_FROM", f"Turnabout <turnabout@{ADDRESS.hostname}>"
)
MAIL_SERVER = (
    _env.url("TURNABOUT_MAIL_URL", "smtp://name:password@mail.example.org:587", ["smtp", "smtps"])
    if _env.text("TURNABOUT_MAIL_URL", "")
    else None
)
INBOX = (
    _env.mailbox("TURNABOUT_INBOX_URL", "imaps://name:password@mail.example.org/INBOX")
    if _env.text("TURNABOUT_INBOX_URL", "")
    else None
)

# How it speaks

LANGUAGES = [("en", _("English")), ("de", _("German"))]
LANGUAGE_CODE = _env.choice("TURNABOUT_LANGUAGE", "en", [code for code, _name in LANGUAGES])
LOCALE_PATHS = [HERE / "locale"]
FORMAT_MODULE_PATH = "turnabout.locale"
USE_TZ = True
TIME_ZONE = "UTC"

METRICS_TOKEN = _env.text("TURNABOUT_METRICS_TOKEN", "")
LOGGING_CONFIG = None
logs.configure(
    form=_env.choice("TURNABOUT_LOG_FORM", "text", ["text", "json"]),
    level=_env.choice("TURNABOUT_LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"]),
)

_env.known |= {"TURNABOUT_CHROMIUM", "TURNABOUT_POSTGRES"}  # the tests read these
_env.settle()
