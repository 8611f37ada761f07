"""What machines ask: alive, ready, and the numbers."""

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from turnabout.core.jobs.workers import beat

pytestmark = pytest.mark.django_db


def test_it_is_alive_under_any_name(client: Client):
    assert client.get("/healthz", headers={"Host": "10.0.0.7"}).json() == {"alive": True}


def test_it_is_ready_with_a_worker(client: Client):
    beat("host:1:abc", at=timezone.now())

    assert client.get("/readyz").json() == {"ready": True, "faults": []}


def test_it_is_not_ready_without_one(client: Client):
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["faults"] == [
        "no worker has been seen for 2 minutes: run `turnabout worker`"
    ]


def test_the_numbers_are_for_who_has_the_token(client: Client, settings: LazySettings):
    settings.METRICS_TOKEN = "s3cret"

    answer = client.get("/metrics", headers={"Authorization": "Bearer s3cret"})

    assert "turnabout_letters_given_up 0.0" in answer.content.decode().splitlines()


@pytest.mark.parametrize("token", ["", "s3cret"])
@pytest.mark.parametrize("said", ["", "Bearer ", "Bearer guess", "s3cret", "Bearer s3crét"])
def test_without_the_token_there_is_no_such_page(
    client: Client, settings: LazySettings, token: str, said: str
):
    settings.METRICS_TOKEN = token

    assert client.get("/metrics", headers={"Authorization": said}).status_code == 404
