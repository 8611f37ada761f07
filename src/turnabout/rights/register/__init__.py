"""The register: every field of every table, whose it is, who is told it, and when it goes.

One module for each feature, and nothing about a person anywhere that does not stand here: a field
that nobody declared fails the tests. The download, erasing, retention and docs/retention.md are
read off it, so that none of them can forget what another knows.
"""

from turnabout.rights.register.all import every_table, table_of

__all__ = ["every_table", "table_of"]
