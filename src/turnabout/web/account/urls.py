"""The addresses of what is yours: how you sign in, and where you are signed in."""

from allauth.account import views as passwords
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern

from turnabout.web.access import EVERYBODY, View, door
from turnabout.web.account import views


def _yours(route: str, view: View, name: str) -> URLPattern:
    return door(route, view, name=name, opens_to=EVERYBODY)


urlpatterns = [
    _yours("sign-in/", views.show, "mfa_index"),
    _yours("sign-in/app/", views.SetUpApp.as_view(), "mfa_activate_totp"),
    _yours("sign-in/app/end/", app.deactivate_totp, "mfa_deactivate_totp"),
    _yours("sign-in/passkeys/", passkeys.list_webauthn, "mfa_list_webauthn"),
    _yours("sign-in/passkeys/new/", views.AddPasskey.as_view(), "mfa_add_webauthn"),
    _yours("sign-in/passkeys/<int:pk>/", passkeys.edit_webauthn, "mfa_edit_webauthn"),
    _yours("sign-in/passkeys/<int:pk>/end/", passkeys.remove_webauthn, "mfa_remove_webauthn"),
    _yours("sign-in/recovery/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    _yours("sign-in/recovery/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    _yours("sign-in/recovery/file/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    _yours("password/", passwords.password_change, "account_change_password"),
    _yours("password/first/", passwords.password_set, "account_set_password"),
    _yours("sessions/", views.sessions, "usersessions_list"),
    _yours("sessions/others/end/", views.end_others, "end_other_sessions"),
    _yours("sessions/<int:pk>/end/", views.end_session, "end_session"),
]
