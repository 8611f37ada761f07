"""The addresses of signing in. The names are the ones that the library asks for."""

from allauth.account import views
from allauth.mfa.base import views as second_step
from allauth.mfa.webauthn import views as passkeys

from turnabout.web.access import ANYBODY, EVERYBODY, door
from turnabout.web.signin.again import ConfirmByCode

urlpatterns = [
    door("sign-in/", views.request_login_code, name="account_login", opens_to=ANYBODY),
    door("sign-in/", views.request_login_code, name="account_request_login_code", opens_to=ANYBODY),
    door(
        "sign-in/code/",
        views.confirm_login_code,
        name="account_confirm_login_code",
        opens_to=ANYBODY,
    ),
    door("sign-in/password/", views.login, name="password_login", opens_to=ANYBODY),
    door(
        "sign-in/second-step/",
        second_step.authenticate,
        name="mfa_authenticate",
        opens_to=ANYBODY,
    ),
    door("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn", opens_to=ANYBODY),
    door("sign-in/gone/", views.account_inactive, name="account_inactive", opens_to=ANYBODY),
    door("sign-out/", views.logout, name="account_logout", opens_to=EVERYBODY),
    door("sign-in/again/", views.reauthenticate, name="account_reauthenticate", opens_to=EVERYBODY),
    door(
        "sign-in/again/code/",
        ConfirmByCode.as_view(),
        name="reauthenticate_by_code",
        opens_to=EVERYBODY,
    ),
    door(
        "sign-in/again/second-step/",
        second_step.reauthenticate,
        name="mfa_reauthenticate",
        opens_to=EVERYBODY,
    ),
    door(
        "sign-in/again/passkey/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
        opens_to=EVERYBODY,
    ),
]
