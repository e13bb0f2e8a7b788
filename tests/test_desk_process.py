"""Steps, moves, returns and ways of a service against a log worked out by hand, on both engines."""

import pytest
from sqlalchemy import Engine

from common.errors import Forbidden, UnknownPlace
from common.period import Period
from data_access.database import Database
from data_access.desk import counts
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import desk_role, workflow, workflow_move, workflow_step
from data_access.schema.places import coverage
from metrics.desk import rework, variants
from metrics.desk.bottleneck import bottleneck
from metrics.desk.process import Edge, Process, process
from metrics.desk.selection import Selection
from metrics.scope import Rights, Scope
from metrics.waits.estimate import Quantile
from tests.examples import Given

HOUR = 3600.0
DAY = 24 * HOUR


def chosen(period: str = "1401", *provinces: str, role: str = "analyst") -> Selection:
    return Selection(Scope(Period.parse(period), Rights(role), frozenset(provinces)), service=1)


@pytest.fixture
def counted(engine: Engine, given: Given) -> Database:
    """Two requests that ended after a return or two, one at its second review since 23 Esfand."""
    given(desk_role, """
        side
        ------------
        organisation
        applicant
    """)
    given(workflow, """
        opens_minute | closes_minute
        -------------+--------------
        450          | 930
    """)
    given(coverage, """
        entity       | first_day  | last_day
        -------------+------------+-----------
        request      | 1400-01-01 | 1401-12-29
    """)
    given(workflow_step, """
        code | kind       | desk_role_id | position | assumed
        -----+------------+--------------+----------+--------
        A    | review     | 1            | 1        | no
        B    | correction | 2            | 2        | yes
        C    | end        | 1            | 3        | no
    """)
    given(workflow_move, """
        workflow_step_id | outcome  | next_step_id | assumed
        -----------------+----------+--------------+--------
        1                | approve  | 3            | no
        1                | return   | 2            | yes
        1                | withdraw |              | yes
        2                | approve  | 1            | no
    """)
    given(request, """
        province_code | registered_at    | finished_at      | status            | result
        --------------+------------------+------------------+-------------------+---------
        IR-07         | 1401-02-03 08:00 | 1401-02-10 09:00 | finished_archived | approved
        IR-07         | 1401-12-20 08:00 |                  | in_progress       |
        IR-08         | 1401-03-01 08:00 | 1401-03-01 10:00 | finished_archived | approved
    """)
    given(request_step, """
        request_id | workflow_step_id | entered_at       | left_at          | outcome | reason
        -----------+------------------+------------------+------------------+---------+-----------
        1          | 1                | 1401-02-03 08:00 | 1401-02-04 08:00 | return  | wrong_data
        1          | 2                | 1401-02-04 08:00 | 1401-02-05 08:00 | approve |
        1          | 1                | 1401-02-05 08:00 | 1401-02-05 09:00 | return  | wrong_data
        1          | 2                | 1401-02-05 09:00 | 1401-02-07 08:00 | approve |
        1          | 1                | 1401-02-07 08:00 | 1401-02-10 08:00 | approve |
        1          | 3                | 1401-02-10 08:00 | 1401-02-10 09:00 | end     |
        2          | 1                | 1401-12-20 08:00 | 1401-12-22 08:00 | return  | other
        2          | 2                | 1401-12-22 08:00 | 1401-12-23 08:00 | approve |
        2          | 1                | 1401-12-23 08:00 |                  |         |
        3          | 1                | 1401-03-01 08:00 | 1401-03-01 08:30 | approve |
        3          | 3                | 1401-03-01 08:30 | 1401-03-01 10:00 | end     |
    """)
    with engine.begin() as connection:
        counts.refresh(connection)
    return Database(engine)


def codes(found: Process) -> list[str]:
    return [each.step.code for each in found.steps]


def test_steps_stand_in_the_order_of_the_document(counted: Database) -> None:
    assert ["A", "B", "C"] == codes(process(chosen(), counted))


def test_a_step_tells_its_stays_open_ones_and_returns(counted: Database) -> None:
    review, correction, _ = process(chosen(), counted).steps
    assert (6, 1, 3) == (review.stays, review.open_now, review.returned)
    assert 3 / 5 == review.returned_share
    assert (3, 0, 0.0) == (correction.stays, correction.open_now, correction.returned_share)


def test_the_median_counts_the_open_stay(counted: Database) -> None:
    """Reviews took 0, 0, 1, 2 and 3 days, one lasts 6 days: half of the six have ended by day 1."""
    review = process(chosen(), counted).steps[0]
    assert 1 == review.median.value
    assert Quantile(None, review.p90.low, None, 6) == review.p90


def test_what_the_data_cannot_give_yet_is_more_than_it_has_seen(counted: Database) -> None:
    """In Esfand a review of 2 days ended, another lasts 6: by day 2 half have ended."""
    review = process(chosen("1401-12"), counted).steps[0]
    assert (2, 1, 2) == (review.stays, review.open_now, review.median.value)
    assert (None, 6) == (review.p90.value, review.p90.more_than)


def test_sojourn_is_exact_and_of_ended_stays_only(counted: Database) -> None:
    review, correction, end = process(chosen(), counted).steps
    assert (DAY + HOUR + 3 * DAY + 2 * DAY + HOUR / 2) / 5 == review.mean_sojourn
    assert (DAY + 47 * HOUR + DAY) / 3 == correction.mean_sojourn
    assert (HOUR + 1.5 * HOUR) / 2 == end.mean_sojourn


def test_sojourn_on_the_working_clock_is_office_time(counted: Database) -> None:
    """Corrections: Sunday 4 to Monday 5 Ordibehesht, Monday 09:00 to Wednesday 08:00."""
    correction = process(chosen("1401-02"), counted, "working").steps[1]
    assert (8 * HOUR + 15 * HOUR) / 2 == correction.mean_sojourn


def test_throughput_is_of_requests_that_ended(counted: Database) -> None:
    found = process(chosen(), counted).throughput
    assert (2, (7 * DAY + HOUR + 2 * HOUR) / 2) == (found.requests, found.seconds)
    assert None is process(chosen("1401-12"), counted).throughput.seconds


def test_a_service_without_stays_has_steps_and_no_figures(counted: Database) -> None:
    found = process(chosen("1400"), counted)
    assert ["A", "B", "C"] == codes(found)
    review = found.steps[0]
    assert (0, None, None) == (review.stays, review.mean_sojourn, review.returned_share)
    assert Quantile() == review.median
    assert None is bottleneck(found, chosen("1400"), counted, "calendar")


def test_moves_that_happened_stand_beside_those_declared(counted: Database) -> None:
    """The end of C is not declared; giving up in A is, but never happened."""
    assert {
        Edge("A", "return", "B", 3, True), Edge("B", "approve", "A", 3, False),
        Edge("A", "approve", "C", 2, False), Edge("C", "end", None, 2, None),
        Edge("A", "withdraw", None, 0, True),
    } == set(process(chosen(), counted).edges)


def test_a_province_narrows_steps_moves_and_returns(counted: Database) -> None:
    selection = chosen("1401", "IR-08")
    found = process(selection, counted)
    assert [1, 0, 1] == [each.stays for each in found.steps]
    assert 2 == sum(edge.moves for edge in found.edges)
    assert [] == rework.losses(selection, counted)
    assert {1: 1} == rework.rounds(selection, counted).requests


def test_the_bottleneck_holds_the_most_request_days(counted: Database) -> None:
    selection = chosen()
    found = process(selection, counted)
    most = bottleneck(found, selection, counted, "calendar")
    assert most is not None
    assert ("A", None) == (most.figures.step.code, most.worst)
    review = DAY + HOUR + 3 * DAY + 2 * DAY + HOUR / 2 + 6 * DAY + 16 * HOUR
    corrections = DAY + 47 * HOUR + DAY
    assert pytest.approx(review / (review + corrections + 2.5 * HOUR)) == most.share
    of_applicant = bottleneck(found, selection, counted, "calendar", "applicant")
    assert of_applicant is not None
    assert "B" == of_applicant.figures.step.code


def test_the_worst_province_waits_longest_not_most(engine: Engine, given: Given, counted: Database) -> None:
    """IR-03 has 30 stays of 4 days, IR-04 has 60 of 2: IR-03 is worse."""
    for province, number, until in (("IR-03", 30, "1401-05-05"), ("IR-04", 60, "1401-05-03")):
        given(request, "province_code | registered_at\n---\n" + f"{province} | 1401-05-01 08:00\n" * number)
        with engine.connect() as connection:
            first = connection.exec_driver_sql("SELECT max(id) FROM request").scalar_one() - number + 1
        stays = "".join(
            f"{first + n} | 1 | 1401-05-01 08:00 | {until} 08:00 | approve\n" for n in range(number)
        )
        given(request_step, "request_id|workflow_step_id|entered_at|left_at|outcome\n---\n" + stays)
    with engine.begin() as connection:
        counts.refresh(connection)
    selection = chosen()
    most = bottleneck(process(selection, counted), selection, counted, "calendar")
    assert most is not None
    assert most.worst is not None
    assert ("IR-03", 4, 30, 2) == (
        most.worst.province, most.worst.median.value, most.worst.stays, most.worst.compared
    )


def test_losses_are_told_by_step_and_reason_the_costliest_first(counted: Database) -> None:
    lost = rework.losses(chosen(), counted)
    assert [("A", "wrong_data", 2, 2, 71 * HOUR), ("A", "other", 1, 1, DAY)] == [
        (loss.step, loss.reason, loss.returns, loss.back, loss.seconds) for loss in lost
    ]
    fix = rework.largest_gain(lost, 2)
    assert fix is not None
    assert ("wrong_data", 71 / 95, 71 / 24 / 2) == (fix.loss.reason, fix.share, fix.per_request)
    assert 71 / 48 == fix.loss.mean_days


def test_without_a_day_lost_there_is_nothing_to_gain() -> None:
    assert None is rework.largest_gain([rework.Loss("A", None, 3, 0, 0.0)], 5)


def test_rounds_count_sendings_of_requests_that_ended(counted: Database) -> None:
    found = rework.rounds(chosen(), counted)
    assert ({1: 1, 3: 1}, 2, 0.5, 2.0) == (found.requests, found.ended, found.returned_share, found.mean)


def test_without_an_end_shares_are_unknown(counted: Database) -> None:
    found = rework.rounds(chosen("1400"), counted)
    assert (0, None, None) == (found.ended, found.returned_share, found.mean)


def test_handovers_tell_which_step_follows_which(counted: Database) -> None:
    found = rework.handovers(chosen(), counted)
    assert {("A", "B", 3), ("B", "A", 3), ("A", "C", 2), ("C", None, 2)} == {
        (row.leaves, row.to if isinstance(row.to, str) else None, row.moves) for row in found.itertuples()
    }


def test_ways_stand_by_frequency_with_their_shares(counted: Database) -> None:
    first, second = variants.variants(chosen(), counted)
    assert (("A", "B", "A", "B", "A", "C"), 1, 0.5, 0.5) == (
        first.way, first.requests, first.share, first.cumulative
    )
    assert (("A", "C"), 1.0, 2 / 24, False) == (second.way, second.cumulative, second.mean_days, second.cut)
    assert {"A": 1, "B": 1} == variants.rework_cases([first, second])


@pytest.mark.parametrize(("way", "expected"), [
    ("", []),
    ("A", [("A", 1)]),
    ("A A A", [("A", 3)]),
    ("A B A B A C", [("A B", 2), ("A", 1), ("C", 1)]),
    ("X A B A B A B", [("X", 1), ("A B", 3)]),
    ("A A B A A B", [("A A B", 2)]),
])
def test_a_way_is_folded_where_it_repeats(way: str, expected: list[tuple[str, int]]) -> None:
    assert expected == [(" ".join(block), times) for block, times in variants.short(way.split())]


def test_a_reader_from_outside_is_told_nothing(counted: Database) -> None:
    stranger = chosen(role="public")
    for question in (process, rework.rounds, rework.losses, rework.handovers, variants.variants):
        with pytest.raises(Forbidden):
            question(stranger, counted)


def test_a_province_that_does_not_exist_is_named(counted: Database) -> None:
    with pytest.raises(UnknownPlace):
        process(chosen("1401", "IR-99"), counted)
