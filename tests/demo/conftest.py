import pytest
from django.test import Client


@pytest.fixture
def client() -> Client:
    """A browser on this machine: the demo answers nobody else."""
    return Client(REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost:8000")
