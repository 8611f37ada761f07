"""The links that the command prints: for the first set-up, and for who gets no mail."""

from tests.running.installations import Installation

from turnabout.cli.exits import Exit


def test_an_empty_installation_prints_its_set_up_link(empty: Installation):
    empty.run("migrate")

    shown = empty.run("set-up-link")

    assert shown.returncode == Exit.DONE
    assert shown.stdout.startswith(f"{empty.address}/set-up/?key=")


def test_one_that_is_set_up_prints_none(installation: Installation):
    refused = installation.run("set-up-link")

    assert (refused.returncode, refused.stdout) == (Exit.USAGE, "")
    assert "is set up, for Kittiwake Ferries" in refused.stderr


def test_somebody_gets_a_link_to_sign_in(installation: Installation):
    shown = installation.run("sign-in-link", "Arne@Kittiwake.example")

    assert shown.returncode == Exit.DONE
    assert shown.stdout.startswith(f"{installation.address}/sign-in/link/")


def test_nobody_gets_a_link_who_is_not_here(installation: Installation):
    refused = installation.run("sign-in-link", "eve@kittiwake.example")

    assert (refused.returncode, refused.stdout) == (Exit.USAGE, "")
    assert refused.stderr == "turnabout: nobody here has the address eve@kittiwake.example.\n"


def test_before_a_migration_the_command_says_what_to_do(empty: Installation):
    empty.folder.mkdir()
    (empty.folder / "secret-key").write_text("k" * 50)

    refused = empty.run("set-up-link")

    assert refused.returncode == Exit.NOT_RUNNING
    assert "`turnabout migrate`" in refused.stderr


def test_djangos_own_commands_are_there(installation: Installation):
    assert installation.run("manage", "check").stdout.startswith(
        "System check identified no issues"
    )
