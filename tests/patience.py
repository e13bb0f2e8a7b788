"""Waiting for what another process does, with an end."""

from collections.abc import Callable
from time import monotonic, sleep


def until(holds: Callable[[], bool], seconds: float = 10) -> None:
    """Returns as soon as it holds; fails when it does not within `seconds`."""
    deadline = monotonic() + seconds
    while not holds():
        assert monotonic() < deadline, f"not within {seconds} s"
        sleep(0.05)
