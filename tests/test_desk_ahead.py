"""What lies ahead: intervals that keep their word, chances that come true, more officers that do no harm."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from sqlalchemy import Engine

from common.errors import DataUnavailable, Forbidden, UnknownPlace
from common.period import Period
from data_access.database import Database
from data_access.desk import counts
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import desk_role, holder, workflow, workflow_step
from data_access.schema.places import coverage
from metrics.desk import (
    ahead,
    backtest,
    chances,
    desk_records,
    desk_world,
    directory,
    monthly,
    projection,
    risk,
    what_if,
)
from metrics.desk.desk_world import DAYS, World
from metrics.desk.monthly import Monthly
from metrics.desk.passage import Way, leaving
from metrics.desk.selection import Selection
from metrics.desk.what_if import Answer, Outcome
from metrics.scope import Rights, Scope
from metrics.waits.curve import kaplan_meier
from metrics.waits.observed import Observed
from simulation.arrivals import Day, Season
from simulation.model import DAY, HOUR, Duration, Flow, Move, Waiting
from simulation.model import Step as Task
from tests.examples import Given

YEAR = Period.of_year(1401)
SEASON = np.array([0.7, 1.2, 1.1, 1.0, 0.9, 0.9, 1.0, 1.0, 1.0, 1.0, 1.0, 1.2])


def select(*provinces: str, service: int | None = None, role: str = "managing_director",
           own: frozenset[str] | None = None) -> Selection:
    return Selection(Scope(YEAR, Rights(role, own), frozenset(provinces)), service)


def made_up(seed: int, months: int = 72, provinces: int = 31) -> Monthly:
    """Requests that scatter more than chance alone would have them, of which a share is left each month; in
    the first two provinces a fixed number ends instead, a little less than comes.
    """
    rng = np.random.default_rng(seed)
    level = rng.uniform(15, 120, provinces)[:, None] * np.resize(SEASON, months)
    registered = rng.negative_binomial(20, 20 / (20 + level)).astype(float)
    finished = np.zeros_like(registered)
    still = before = np.full(provinces, 10.0)
    for month in range(months):
        to_do = still + registered[:, month]
        finished[:, month] = rng.binomial(to_do.astype(int), 0.8)
        officers = rng.poisson(0.97 * level[:2].mean(axis=1))
        finished[:2, month] = np.minimum(to_do[:2], officers)
        still = to_do - finished[:, month]
    names = tuple(f"IR-{place:02}" for place in range(provinces))
    return Monthly(names, 1396 * 12, before, registered, finished)


@pytest.mark.parametrize("ahead_by", [0, 1, 2])
def test_the_interval_holds_the_truth_of_held_out_months_as_often_as_it_says(ahead_by: int) -> None:
    found = [backtest.held_out(made_up(seed))[0.8][ahead_by] for seed in range(3)]
    share = backtest.together(found).share
    assert share is not None
    assert 0.75 <= share <= 0.85


def test_the_interval_holds_the_truth_of_the_demo(demo: Database) -> None:
    services, levels = ahead.judged(select(), demo)
    whole = backtest.together(each for table in services.values() for each in table).share
    assert whole is not None
    assert 0.75 <= whole <= 0.85
    assert [0.5, 0.8, 0.9] == [each.level for each in levels]
    assert sorted(each.share or 0 for each in levels) == [each.share for each in levels]


def test_a_forecast_knows_nothing_of_later_months() -> None:
    whole = made_up(1)
    cut = (whole.registered[:, :50], whole.finished[:, :50])
    then = Monthly(whole.provinces, whole.first, whole.before, *cut)
    assert np.array_equal(projection.forecast(then, 50, 3), projection.forecast(whole, 50, 3))
    known_then, known_now = projection.errors(then, 3), projection.errors(whole, 3)
    for step in range(3):
        then_learnt = projection.known_errors(known_then, 50, step, (0.1, 0.9))
        assert np.array_equal(then_learnt, projection.known_errors(known_now, 50, step, (0.1, 0.9)))


def test_a_steady_desk_stays_as_it_is() -> None:
    came = np.full((31, 48), 50.0)
    steady = Monthly(tuple(map(str, range(31))), 1397 * 12, np.full(31, 20.0), came, came)
    band = projection.band(steady, 12, 0.8)
    assert 20 == pytest.approx(band.middle.mean(), abs=1)
    assert (band.low <= band.middle).all()
    assert (band.middle <= band.high).all()


def test_two_years_are_needed() -> None:
    with pytest.raises(DataUnavailable):
        projection.forecast(made_up(1, months=30), 23, 3)


def test_what_leaves_after_days_is_kaplan_meier() -> None:
    rows = [(0, 0, "approve", 4), (0, 1, "return", 3), (0, 1, "open", 2), (0, 3, "approve", 5)]
    rows.append((0, 4, "open", 1))
    curve = kaplan_meier(Observed.of(rows))
    there, left = np.zeros((1, 6)), np.zeros((1, 6))
    for _, days, ending, number in rows:
        there[0, days] += number
        left[0, days] += number if ending != "open" else 0
    lasting = 1 - leaving(there, left).cumsum(axis=1)[0]
    expected = [curve.at(day).value for day in (0, 1, 2, 3)]
    assert expected == pytest.approx(list(lasting[:4]))


def test_the_rest_of_the_way_by_hand() -> None:
    """Step 1 takes no day or one, half each; step 2 one day; of those who leave 2, a quarter go back to 1."""
    way = Way(
        np.array([[0.5, 0.5, 0, 0], [0, 1, 0, 0]]), np.array([[0, 1], [0.25, 0]]), np.array([0, 0.75]),
        np.array([1.0, 0]),
    )
    ended = way.ended()
    assert [0, 0.75, 0.75 + 0.25 * 0.5 * 0.75] == pytest.approx(list(ended[1, :3]))
    assert [0, 0.5 * 0.75] == pytest.approx(list(ended[0, :2]))
    after_no_day = way.from_within(ended, 0, 0)
    assert after_no_day is not None
    assert [0, 0, 0.75] == pytest.approx(list(after_no_day[:3]))   # it leaves 1 tomorrow, and 2 the day after
    assert way.from_within(ended, 1, 1) is None


def test_chances_come_true_in_a_world_that_is_known() -> None:
    """20,000 requests through two steps; seen on day 6, those in step 2 since d days end as predicted."""
    rng = np.random.default_rng(7)
    first, second = rng.geometric(0.3, 20_000) - 1, rng.geometric(0.15, 20_000)
    there = np.stack([np.bincount(days, minlength=182)[:182] for days in (first, second)]).astype(float)
    leads = np.array([[0, 1.0], [0, 0]])
    way = Way(leaving(there, there)[:, :-1], leads, np.array([0, 1.0]), np.array([1.0, 0]))
    ended = way.ended()
    for held in (0, 2, 5):
        here = (first == 6 - held) & (second > held)
        predicted = way.from_within(ended, 1, held)
        assert predicted is not None
        for horizon in (7, 30):
            seen = (second[here] <= held + horizon).mean()
            assert seen == pytest.approx(float(predicted[horizon]), abs=0.06)


def test_chances_agree_with_the_held_out_months_of_the_demo(demo: Database) -> None:
    found = [each for each in chances.checked(select(), demo) if each.age == 0]
    weights = np.array([each.requests for each in found])
    off = np.array([abs(each.predicted - each.observed) for each in found])
    assert weights.sum() > 0
    assert (weights * off).sum() / weights.sum() < 0.05


def test_those_expected_to_end_are_no_more_than_are_open(demo: Database) -> None:
    found = chances.expected(select(), demo)
    assert found
    for each in found:
        within = [0.0, *each.within, float(each.open - each.unknown)]
        assert sorted(within) == pytest.approx(within)


@pytest.fixture
def queue(given: Given) -> Given:
    """A review of one day for many and a correction; two open requests of different age, due on one day."""
    given(workflow, """
        opens_minute | closes_minute
        -------------+--------------
        450          | 870
    """)
    given(coverage, """
        entity       | first_day  | last_day
        -------------+------------+-----------
        request      | 1399-01-01 | 1401-12-29
        request_step | 1399-01-01 | 1401-12-29
    """)
    given(desk_role, """
        code    | side
        --------+-------------
        officer | organisation
    """)
    given(workflow_step, """
        code | kind
        -----+-------
        A    | review
    """)
    given(request, """
    tracking_number | registered_at    | finished_at      | due_at           | status            | result
    ----------------+------------------+------------------+------------------+-------------------+---------
    1               | 1401-12-01 08:00 | 1401-12-02 09:00 | 1401-12-03 14:30 | finished_archived | approved
    2               | 1401-12-01 08:00 | 1401-12-02 09:00 | 1401-12-03 14:30 | finished_archived | approved
    3               | 1401-12-01 08:00 | 1401-12-21 09:00 | 1401-12-03 14:30 | finished_archived | approved
    4               | 1401-12-28 08:00 |                  | 1402-01-10 14:30 | in_progress       |
    5               | 1401-12-29 08:00 |                  | 1402-01-10 14:30 | in_progress       |
    6               | 1401-12-10 08:00 |                  | 1401-12-15 14:30 | in_progress       |
    """)
    given(request_step, """
        request_id | workflow_step_id | entered_at       | left_at          | outcome
        -----------+------------------+------------------+------------------+--------
        1          | 1                | 1401-12-01 08:00 | 1401-12-02 09:00 | approve
        2          | 1                | 1401-12-01 08:00 | 1401-12-02 09:00 | approve
        3          | 1                | 1401-12-01 08:00 | 1401-12-21 09:00 | approve
        4          | 1                | 1401-12-28 08:00 |                  |
        5          | 1                | 1401-12-29 08:00 |                  |
        6          | 1                | 1401-12-10 08:00 |                  |
    """)
    return given


def test_the_likeliest_to_be_late_comes_first(engine: Engine, queue: Given) -> None:
    """Who has been there a day is no longer one of the quick ones; who is late already is not listed."""
    assert queue is not None
    with engine.begin() as connection:
        counts.refresh(connection)
    found = risk.most_at_risk(select(), Database(engine))
    assert ["4", "5"] == [each.tracking_number for each in found]
    assert [1, 0] == [each.age for each in found]
    assert [True, True] == [each.due_on == Period.parse("1402-01-10").start for each in found]
    assert found[0].late > found[1].late
    assert 1 == pytest.approx(found[0].late)


def test_months_are_counted_alike_on_both_engines(engine: Engine, queue: Given) -> None:
    assert queue is not None
    with engine.begin() as connection:
        counts.refresh(connection)
    series = monthly.monthly(select(), Database(engine))[1]
    assert (1399 * 12, 36) == (series.first, series.months)
    assert (6, 3, 3) == (series.registered[0, -1], series.finished[0, -1], series.open[0, -1])


def test_what_is_known_of_a_place_is_counted_alike_on_both_engines(engine: Engine, queue: Given) -> None:
    """Three reviews ended in the last year and three are open; nobody is on record until an officer is."""
    queue(holder, """
        name | province_code | since
        -----+---------------+-----------
        a    | IR-00         | 1400-01-01
    """)
    with engine.begin() as connection:
        counts.refresh(connection)
    database = Database(engine)
    found = desk_records.records("IR-00", {1}, database)
    assert (3, 3, 7.0 * HOUR) == (found.visits, found.ended, found.office_seconds / found.working_days)
    assert [(1, 1, 0), (1, 1, 1), (1, 1, 19)] == sorted(found.open)
    assert 6 == found.arrivals["registered"].sum()
    assert 3 == sum(each.open for each in chances.expected(select(), database))
    assert [] == chances.checked(select(), database)   # too few to check


def test_rows_at_risk_are_those_of_the_own_province(demo: Database) -> None:
    deputy = select(role="provincial_deputy", own=frozenset({"IR-07"}))
    assert {"IR-07"} >= {each.province for each in risk.most_at_risk(deputy, demo)}
    with pytest.raises(Forbidden):
        risk.most_at_risk(select("IR-23", role="provincial_deputy", own=frozenset({"IR-07"})), demo)


def test_the_public_sees_nothing_of_what_lies_ahead(demo: Database) -> None:
    for question in (ahead.ahead, ahead.judged, chances.expected, chances.checked, risk.most_at_risk):
        with pytest.raises(Forbidden):
            question(select(role="public"), demo)


def a_desk(waiting: int, corrected_in: float = DAY) -> World:
    """A review that one officer does in an hour, five new requests a day, some sent back to the applicant."""
    midnight = 1_679_344_200.0
    days = tuple(Day(midnight + place * DAY, 1402, 1, place % 7, place % 7 != 6) for place in range(120))
    review = Task("1", Duration(HOUR), (Move("return", 0.3, "2"), Move("approve", 0.7)), "officer")
    correction = Task("2", Duration(corrected_in), (Move("approve", 1, "1"),))
    return World(
        {"1": Flow("1", "1", {"1": review, "2": correction})}, {"officer": 1}, {"officer": 0.99},
        tuple(Waiting(number, "1", "1", midnight - HOUR) for number in range(waiting)),
        {"1": (5.0, Season())}, days[:DAYS],
        tuple((day.begins_at + 8 * HOUR, day.begins_at + 15 * HOUR) for day in days if day.working),
        frozenset({"1"}), {"1": "officer", "2": "applicant"}, 1000.0,
    )


def test_more_officers_never_make_the_queue_longer() -> None:
    """In the median of runs with the same arrivals; the same question has the same answer."""
    told: list[float] = []
    answer = what_if.simulated(a_desk(waiting=200), "officer", told.append)
    medians = [each.median for each in answer.outcomes]
    assert sorted(medians, reverse=True) == medians
    assert medians[1] < 0.5 * medians[0]
    assert ("helps", 200) == (answer.verdict, answer.open)
    assert [0, 1, 2] == [each.extra for each in answer.outcomes]
    assert (sorted(told), 1.0) == (told, told[-1])
    assert answer == what_if.simulated(a_desk(waiting=200), "officer")


def test_officers_cannot_help_where_applicants_are_waited_for() -> None:
    made = a_desk(waiting=0, corrected_in=60 * DAY)
    slow = tuple(Waiting(number, "1", "2", made.since - HOUR) for number in range(60))
    quick = replace(made, waiting=slow, arrivals={"1": (1.0, Season())})
    answer = what_if.simulated(quick, "officer")
    assert ("applicants", 1.0) == (answer.verdict, answer.with_applicants)


def test_nobody_has_a_role_that_is_not_there() -> None:
    with pytest.raises(DataUnavailable):
        what_if.simulated(a_desk(waiting=1), "deputy")


def test_work_takes_what_gives_the_queue_its_length() -> None:
    """Two officers, a visit each half hour of office time, three hours with the queue."""
    work = desk_world._work(3 * HOUR, 2 / HOUR, 2)
    assert 3 * HOUR == pytest.approx(work + desk_world._queue(work, 2 / HOUR, 2), rel=0.001)
    assert HOUR * 0.8 < work < HOUR


def test_officers_of_provinces_are_asked_for_by_province(demo: Database) -> None:
    with pytest.raises(UnknownPlace):
        what_if.roles(select(), demo)
    assert desk_world.needs_a_province(select(), demo)
    services = {each.code: key for key, each in directory.services(demo).items()}
    assert not desk_world.needs_a_province(select(service=services["SU"]), demo)
    assert desk_world.needs_a_province(select(service=services["ID"]), demo)


@pytest.mark.parametrize(("medians", "applicants", "busiest", "verdict"), [
    ((100, 60, 20), 0.1, "officer", "helps"),
    ((100, 100, 99), 0.8, "officer", "applicants"),
    ((100, 100, 99), 0.1, "deputy", "other"),
    ((100, 100, 99), 0.1, "officer", "enough"),
])
def test_it_is_said_when_more_officers_do_not_help(
    medians: tuple[float, ...], applicants: float, busiest: str, verdict: str
) -> None:
    outcomes = tuple(Outcome(extra, median, median, median) for extra, median in enumerate(medians))
    assert verdict == Answer("officer", 1, 0.9, 100, applicants, 0.1, busiest, 3, outcomes).verdict


def test_at_its_pace_the_backlog_ends_on_a_day_or_never(demo: Database) -> None:
    found = ahead.ahead(select("IR-11"), demo).pace
    assert (found.ended > found.came) == (found.zero_on is not None)
    assert found.zero_on is None or found.zero_on > date(2023, 3, 20)
