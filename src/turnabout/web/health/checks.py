"""What must be so before the installation can serve."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def unready() -> list[str]:
    """Return why the installation cannot serve yet; nothing where it can."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return ["the database is not migrated: run `turnabout migrate`"]
    except DatabaseError:
        return ["the database does not answer"]
    return []
