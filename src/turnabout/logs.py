"""What an installation tells its administrator: one line an event, never what people wrote."""

import logging.config
from typing import Any

import structlog
from structlog.typing import EventDict


def without_addresses(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Return the event without the path of a request: an address can be a personal link."""
    record = event.get("_record")
    if record is not None and hasattr(record, "request"):
        event["event"] = record.msg.partition(":")[0]
    return event


STEPS: list[Any] = [
    without_addresses,
    structlog.contextvars.merge_contextvars,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.format_exc_info,
]


def configure(*, form: str, level: str) -> None:
    """Make every log line text for people or JSON for machines, on stderr."""
    last: Any = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
    )
    structlog.configure(
        processors=[*STEPS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "lines": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "processor": last,
                    "foreign_pre_chain": STEPS,
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
            "root": {"handlers": ["stderr"], "level": level},
            "loggers": {
                "django.request": {"level": "ERROR"},
                "django-q": {"level": "WARNING"},
            },
        }
    )
