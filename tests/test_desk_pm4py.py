"""On a generated log our figures are those of pm4py: throughput, sojourn, rework, variants, moves.

2,000 requests of the desk's own simulation: queues, officers, office hours, returns, empty stays.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine, insert

from common.period import Period
from common.tehran import begins_at, day_of
from data_access.database import Database
from data_access.desk import counts
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import workflow, workflow_step
from data_access.schema.places import coverage
from metrics.desk.process import Process, process
from metrics.desk.selection import Selection
from metrics.desk.variants import Variant, rework_cases, variants
from metrics.scope import Rights, Scope
from simulation.hours import Hours
from simulation.model import HOUR, MINUTE, Arrival, Duration, Flow, History, Move, Officer, Step
from simulation.run import run
from tests.engines import Stand, duckdb
from tests.examples import Given
from tests.reference import ask

REQUESTS = 2000
CODES = ("sent", "referred", "review", "correction", "second", "end")
YEAR = Period.of_year(1401)
OWN = {"source_id": 1, "simulated": True}
FLOW = Flow("X", "sent", {step.code: step for step in (
    Step("sent", Duration(20 * MINUTE), (Move("approve", 1, "referred"),)),
    Step("referred", Duration(0.1), (Move("approve", 1, "review"),)),
    Step("review", Duration(40 * MINUTE), (
        Move("approve", 0.6, "second"), Move("return", 0.3, "correction"),
        Move("reject", 0.1, None, "rejected"),
    ), "officer"),
    Step("correction", Duration(30 * HOUR), (
        Move("approve", 0.9, "review"), Move("end", 0.1, None, "closed"),
    )),
    Step("second", Duration(HOUR), (
        Move("approve", 0.8, "end"), Move("return", 0.2, "correction"),
    ), "deputy"),
    Step("end", Duration(0.1), (Move("end", 1, None),)),
)})


def moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)


def simulated() -> History:
    """The year 1401 at one office, whole seconds throughout; all that came before Bahman and ended."""
    begins = [begins_at(YEAR.start + timedelta(days=n)).replace(tzinfo=UTC).timestamp() for n in range(365)]
    office = [(begin + 7.5 * HOUR, begin + 14.5 * HOUR) for begin in begins]
    officers = [Officer(1, "officer"), Officer(2, "officer"), Officer(3, "deputy")]
    chance = Random(1401)
    came = sorted(chance.randrange(int(begins[0]), int(begins[300])) for _ in range(REQUESTS))
    arrivals = [Arrival(float(at), number, "X") for number, at in enumerate(came, 1)]
    found = run({"X": FLOW}, officers, Hours(office), arrivals, since=begins[0], until=begins[-1], seed=1401)
    ended = {end.number for end in found.ends}
    return History([stay for stay in found.stays if stay.number in ended], found.ends)


@dataclass(frozen=True)
class Compared:
    """Our answers and theirs."""

    ours: Process
    ways: list[Variant]
    theirs: dict[str, Any]


@pytest.fixture(scope="module")
def stand() -> Stand:
    return duckdb()


@pytest.fixture(scope="module")
def compared(stand: Stand) -> Compared:
    history = simulated()
    write(stand.engine, history)
    selection = Selection(Scope(YEAR, Rights("analyst")), service=1)
    database = Database(stand.engine)
    stays = [
        [str(stay.number), stay.step, moment(stay.entered).isoformat(), moment(stay.left or 0).isoformat()]
        for stay in history.stays
    ]
    theirs = ask(Path(__file__).with_name("pm4py_answers.py"), stays)
    return Compared(process(selection, database), variants(selection, database), theirs)


def write(engine: Engine, history: History) -> None:
    """The simulated stays as rows, and their counts."""
    given = Given(engine)
    given(workflow)
    given(coverage, "entity | first_day | last_day\n---\nrequest | 1401-01-01 | 1401-12-29")
    steps = "\n".join(f"{code} | {position}" for position, code in enumerate(CODES))
    given(workflow_step, f"code | position\n---\n{steps}")
    begun: dict[int, float] = {}
    for stay in history.stays:
        begun[stay.number] = min(stay.entered, begun.get(stay.number, stay.entered))
    requests = [_request(end.number, moment(begun[end.number]), moment(end.at)) for end in history.ends]
    ordered = sorted(history.stays, key=lambda stay: (stay.number, stay.entered, stay.left))
    with engine.begin() as connection:
        connection.execute(insert(request), requests)
        connection.execute(insert(request_step), [_stay(n, stay) for n, stay in enumerate(ordered, 1)])
        counts.refresh(connection)


def _request(number: int, came: datetime, went: datetime) -> dict[str, Any]:
    return OWN | {
        "id": number, "service_id": 1, "workflow_id": 1, "province_code": "IR-07", "registered_at": came,
        "registered_on": day_of(came), "finished_at": went, "finished_on": day_of(went),
        "status": "finished_archived", "result": "approved",
    }


def _stay(number: int, stay: Any) -> dict[str, Any]:
    came, went = moment(stay.entered), moment(stay.left)
    return OWN | {
        "id": number, "request_id": stay.number, "workflow_step_id": CODES.index(stay.step) + 1,
        "entered_at": came, "entered_on": day_of(came), "left_at": went, "left_on": day_of(went),
        "outcome": stay.outcome,
    }


def test_the_log_has_some_two_thousand_requests_with_returns(compared: Compared) -> None:
    assert REQUESTS == len(compared.theirs["durations"])
    assert compared.theirs["repeated"] > REQUESTS // 2


def test_throughput_is_theirs_to_the_second(compared: Compared) -> None:
    durations = compared.theirs["durations"]
    assert (len(durations), round(sum(durations) / len(durations))) == (
        compared.ours.throughput.requests, round(compared.ours.throughput.seconds or 0)
    )
    assert pytest.approx(sum(durations) / len(durations), abs=1e-3) == compared.ours.throughput.seconds


def test_sojourn_of_every_step_is_theirs_to_the_second(compared: Compared) -> None:
    ours = {each.step.code: each.mean_sojourn for each in compared.ours.steps}
    assert set(CODES) == set(compared.theirs["sojourn"])
    assert pytest.approx(compared.theirs["sojourn"], abs=1e-3) == ours


def test_stays_of_every_step_are_theirs(compared: Compared) -> None:
    assert compared.theirs["stays"] == {each.step.code: each.stays for each in compared.ours.steps}


def test_steps_follow_each_other_as_they_say(compared: Compared) -> None:
    ours: dict[tuple[str, str], int] = {}
    for edge in compared.ours.edges:
        if edge.to is not None:
            ours[edge.leaves, edge.to] = ours.get((edge.leaves, edge.to), 0) + edge.moves
    assert {(left, to): moves for left, to, moves in compared.theirs["followed"]} == ours


def test_requests_end_in_the_steps_they_say(compared: Compared) -> None:
    ours: dict[str, int] = {}
    for edge in compared.ours.edges:
        if edge.to is None:
            ours[edge.leaves] = ours.get(edge.leaves, 0) + edge.moves
    assert compared.theirs["last"] == ours


def test_rework_is_theirs(compared: Compared) -> None:
    assert compared.theirs["rework"] == rework_cases(compared.ways)
    repeated = sum(each.requests * (len(each.way) - len(set(each.way))) for each in compared.ways)
    assert compared.theirs["repeated"] == repeated


def test_ways_and_how_many_took_them_are_theirs(compared: Compared) -> None:
    assert not any(each.cut for each in compared.ways)
    theirs = {tuple(way): many for way, many in compared.theirs["variants"]}
    assert theirs == {each.way: each.requests for each in compared.ways}
