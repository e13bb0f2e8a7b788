"""How often one may ask: a bucket for each caller, in bounded memory."""

import pytest
from sqlalchemy import Engine

from api.application import application
from api.limits import Limits
from api.refusals import Refused
from tests.api.asking import ask


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def refused(limits: Limits, caller: str) -> int:
    """Seconds to wait, 0 when the question is let through."""
    try:
        limits.take(caller)
    except Refused as problem:
        return int(problem.headers["Retry-After"])
    return 0


def test_a_bucket_empties_and_refills_as_it_says() -> None:
    clock = Clock()
    limits = Limits(a_minute=6, clock=clock)
    assert [0] * 6 == [refused(limits, "a") for _ in range(6)]
    assert [10, 10, 0] == [refused(limits, "a"), refused(limits, "a"), refused(limits, "b")]
    clock.now = 9.0
    assert 1 == refused(limits, "a")
    clock.now = 10.0
    assert [0, 10] == [refused(limits, "a"), refused(limits, "a")]
    clock.now = 10_000.0
    assert [0] * 6 == [refused(limits, "a") for _ in range(6)]
    assert refused(limits, "a")


def test_no_more_callers_are_remembered_than_there_is_room_for() -> None:
    limits = Limits(a_minute=1, clock=Clock(), most_callers=3)
    for number in range(1000):
        limits.take(f"address {number}")
    assert 3 == len(limits._left)
    assert refused(limits, "address 999")


def test_asking_too_often_is_told_with_the_time_to_wait(place: Engine, secrets: dict[str, str]) -> None:
    app = application(Limits(a_minute=3, clock=Clock()))
    found = [ask(app, "/v1/entities", token=secrets["modir"]) for _ in range(4)]
    assert [200, 200, 200, 429] == [answer.status for answer in found]
    assert "20" == found[-1].headers["retry-after"]
    assert {"fa", "en", "status"} == set(found[-1].json["error"])
    assert 200 == ask(app, "/v1/entities", token=secrets["amin"]).status


def test_whoever_tries_tokens_is_held_up_too(place: Engine) -> None:
    app = application(Limits(a_minute=2, clock=Clock()))
    assert [401, 401, 429] == [ask(app, "/v1/entities", token=f"isipo_{n}").status for n in range(3)]


@pytest.mark.parametrize("path", ["/v1/openapi.json", "/v1"])
def test_the_description_needs_no_bucket(place: Engine, path: str) -> None:
    app = application(Limits(a_minute=1, clock=Clock()))
    assert [200] * 3 == [ask(app, path).status for _ in range(3)]
