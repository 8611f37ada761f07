"""What can be measured from outside: how quick the pages are, and what waits behind them."""

import os
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from turnabout.clock import current_time
from turnabout.core.jobs.workers import GONE
from turnabout.core.models import Job, Letter, Worker

FORM = CONTENT_TYPE_LATEST
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder in which the processes of the pages count together."""

own = CollectorRegistry()
answers = Counter(
    "turnabout_requests", "Requests answered.", ["method", "page", "status"], registry=own
)
seconds = Histogram(
    "turnabout_request_seconds",
    "Seconds until a request was answered.",
    ["page"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
    registry=own,
)


def count(*, method: str, page: str, status: int, took: float) -> None:
    """Count one request; `took` is in seconds."""
    answers.labels(method, page, str(status)).inc()
    seconds.labels(page).observe(took)


def all_metrics() -> bytes:
    """Return everything in the form that Prometheus reads."""
    registry = own
    if os.environ.get(FOLDER):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry) + generate_latest(_behind_the_pages())


def _behind_the_pages() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(Behind())
    return registry


class Behind(Collector):
    """What waits behind the pages, asked of the database when it is read."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield each number with its name."""
        at = current_time()
        numbers = {
            "letters_waiting": Letter.objects.waiting().count(),
            "letters_given_up": Letter.objects.given_up().count(),
            "jobs_waiting": Job.objects.waiting().count(),
            "jobs_running": Job.objects.running().count(),
            "jobs_failed": Job.objects.filter(failed_at__isnull=False).count(),
            "workers_seen": Worker.objects.filter(seen_at__gte=at - GONE).count(),
        }
        for name, number in numbers.items():
            words = f"{name.replace('_', ' ').capitalize()}."
            yield GaugeMetricFamily(f"turnabout_{name}", words, value=number)
