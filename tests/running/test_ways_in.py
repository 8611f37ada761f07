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


def test_without_the_web_part_one_line_says_what_to_install(empty: Installation):
    program = (
        "import importlib.util as there, sys; real = there.find_spec;"
        "there.find_spec = lambda name, *rest: None if name == 'django' else real(name, *rest);"
        "from turnabout.cli.commands import turnabout; turnabout(['serve'])"
    )

    refused = empty.python(program)

    assert refused.returncode == Exit.USAGE
    assert refused.stderr == (
        "turnabout: this verb needs the web part, and django is not installed: "
        "pip install 'turnabout[web]'\n"
    )
    assert not empty.folder.exists()


def test_the_verbs_of_the_engine_never_wake_django(empty: Installation):
    program = (
        "import atexit, sys; from turnabout.cli.commands import turnabout;"
        "atexit.register(lambda: print('django' in sys.modules, file=sys.stderr));"
        "turnabout(['template', 'people.csv'])"
    )

    assert empty.python(program).stderr == "False\n"
