"""What must be so before the installation can serve."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from turnabout.clock import current_time
from turnabout.core.jobs.workers import somebody_works


def unready() -> list[str]:
    """Return why the installation cannot serve yet; nothing where it can."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return ["the database is not migrated: run `turnabout migrate`"]
        if not somebody_works(at=current_time()):
            return ["no worker has been seen for 2 minutes: run `turnabout worker`"]
    except DatabaseError:
        return ["the database does not answer"]
    return []
