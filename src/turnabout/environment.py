"""What the environment says of an installation: read with a type, every fault named at once."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

PREFIX = "TURNABOUT_"
YES = {"yes", "true", "1", "on"}
PORTS = 65536
NO = {"no", "false", "0", "off"}


class EnvironmentFault(Exception):  # noqa: N818 - a fault of what is set, worded for who set it
    """What cannot be used of the environment: one line a variable, each with its name."""


@dataclass
class Environment:
    """The variables of an installation, and what was found wrong with them so far."""

    values: Mapping[str, str]
    faults: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def text(self, name: str, default: str) -> str:
        """Return what is set, or the default where nothing is."""
        self.known.add(name)
        return self.values.get(name, "").strip() or default

    def truth(self, name: str, *, default: bool) -> bool:
        """Return whether it says yes."""
        said = self.text(name, "yes" if default else "no").lower()
        if said not in YES | NO:
            self.refuse(name, "say yes or no")
        return said in YES

    def whole(self, name: str, default: int, *, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`."""
        said = self.text(name, str(default))
        if said.isdecimal() and least <= int(said) <= most:
            return int(said)
        self.refuse(name, f"say a whole number from {least} to {most}")
        return default

    def choice(self, name: str, default: str, choices: Sequence[str]) -> str:
        """Return one of the choices."""
        said = self.text(name, default)
        if said in choices:
            return said
        self.refuse(name, f"say one of: {', '.join(choices)}")
        return default

    def url(self, name: str, default: str, schemes: Sequence[str]) -> SplitResult:
        """Return an address with one of the schemes and a host."""
        said = self.text(name, default)
        try:
            parts = urlsplit(said)
            whole = parts.scheme in schemes and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:
            whole = False
        if whole:
            return parts
        self.refuse(name, f"say an address like {default}")
        return urlsplit(default)

    def mailbox(self, name: str, default: str) -> SplitResult:
        """Return the address of a mailbox, with the name and the password that open it."""
        parts = self.url(name, default, ["imap", "imaps"])
        if not (parts.username and parts.password):
            self.refuse(name, f"say an address like {default}, with name and password")
        return parts

    def place(self, name: str, default: str) -> str:
        """Return a host and a port to listen at, as `127.0.0.1:8000`."""
        said = self.text(name, default)
        host, _, port = said.rpartition(":")
        if host and port.isdecimal() and 0 < int(port) < PORTS:
            return said
        self.refuse(name, f"say a host and a port like {default}")
        return default

    def refuse(self, name: str, remedy: str) -> None:
        """Note that a variable cannot be used, and what to do. Its value may be a secret."""
        self.faults.append(f"{name}: {remedy}")

    def settle(self) -> None:
        """Raise EnvironmentFault where anything was wrong, or is set that nobody knows."""
        for name in sorted(set(self.values) - self.known):
            if name.startswith(PREFIX):
                near = difflib.get_close_matches(name, self.known, n=1)
                self.faults.append(
                    f"{name}: there is no such setting" + (f", {near[0]} is meant?" if near else "")
                )
        if self.faults:
            raise EnvironmentFault("\n".join(self.faults))
