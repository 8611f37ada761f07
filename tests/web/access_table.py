"""Who may open which address, and what each sees: the table that every address must stand in.

`opens` are the kinds of people who are let in. Everybody else finds nothing there, except who has
not signed in: they are asked to.
"""

STRANGER = "stranger"
PARTICIPANT = "participant"
COORDINATOR = "coordinator"
ADMINISTRATOR = "administrator"

EVERYBODY = {PARTICIPANT, COORDINATOR, ADMINISTRATOR}
ANYBODY = EVERYBODY | {STRANGER}
NOBODY: set[str] = set()
"""Addresses of the demo, in an installation that is none."""

OPENS: dict[str, set[str]] = {
    "home": ANYBODY,
    "demo": NOBODY,
    "demo_become": NOBODY,
    "set_up": ANYBODY,
    "account_login": ANYBODY,
    "account_request_login_code": ANYBODY,
    "account_confirm_login_code": ANYBODY,
    "password_login": ANYBODY,
    "mfa_authenticate": ANYBODY,
    "mfa_login_webauthn": ANYBODY,
    "account_inactive": ANYBODY,
    "account_logout": EVERYBODY,
    "account_reauthenticate": EVERYBODY,
    "mfa_reauthenticate": EVERYBODY,
    "mfa_reauthenticate_webauthn": EVERYBODY,
    "mfa_index": EVERYBODY,
    "mfa_activate_totp": EVERYBODY,
    "mfa_deactivate_totp": EVERYBODY,
    "mfa_list_webauthn": EVERYBODY,
    "mfa_add_webauthn": EVERYBODY,
    "mfa_edit_webauthn": EVERYBODY,
    "mfa_remove_webauthn": EVERYBODY,
    "mfa_view_recovery_codes": EVERYBODY,
    "mfa_generate_recovery_codes": EVERYBODY,
    "mfa_download_recovery_codes": EVERYBODY,
    "account_change_password": EVERYBODY,
    "account_set_password": EVERYBODY,
    "usersessions_list": EVERYBODY,
}
