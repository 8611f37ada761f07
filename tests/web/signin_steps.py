"""Steps of signing in that several tests take."""

import time

from allauth.mfa.totp.internal.auth import hotp_value
from django.core import mail
from django.http import HttpResponse
from django.test import Client

ASK, CODE, PASSWORD = "/sign-in/", "/sign-in/code/", "/sign-in/password/"
SECRET_WORDS = "four grey gulls on a pier"
STEP, EDGE = 30, 3
"""Seconds for which an app shows a code, and how many at the end are too few to type it."""


def ask(client: Client, email: str, **more: str) -> HttpResponse:
    return client.post(ASK, {"email": email, **more})


def mailed_code() -> str:
    return str(mail.outbox[-1].subject).split()[0]


def enter(client: Client, code: str, **more: str) -> HttpResponse:
    return client.post(CODE, {"code": code, **more})


def sign_in(client: Client, email: str) -> None:
    ask(client, email)
    enter(client, mailed_code())


def with_password(client: Client, email: str, password: str = SECRET_WORDS) -> HttpResponse:
    return client.post(PASSWORD, {"login": email, "password": password})


def is_signed_in(client: Client) -> bool:
    return client.get("/you/sign-in/").status_code == 200


def shown(secret: str) -> str:
    """Return what the authenticator app shows; near the end of its time, wait for the next."""
    if (left := STEP - time.time() % STEP) < EDGE:
        time.sleep(left)
    return f"{hotp_value(secret, int(time.time()) // STEP):06}"
