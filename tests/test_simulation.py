"""The simulated desk: the same for a seed, in office hours, first come first served, not in an outage."""

from collections import Counter

import numpy as np
import pytest

from simulation.arrivals import Day, Season, moments
from simulation.hours import Hours
from simulation.load import visits, work
from simulation.model import DAY, HOUR, MINUTE, Arrival, Duration, Flow, History, Move, Officer, Step, Waiting
from simulation.run import run

OFFICE = [(day * DAY + 8 * HOUR, day * DAY + 15 * HOUR) for day in range(400) if day % 7 not in (5, 6)]
LAST = 100 * DAY
STEPS = {
    "check": Step(
        "check", Duration(30 * MINUTE), role="officer",
        moves=(
            Move("approve", 0.6, "access"),
            Move("return", 0.4, "correct", reasons=(("wrong_data", 1.0),)),
        ),
    ),
    "correct": Step(
        "correct", Duration(DAY, 1.0), moves=(Move("approve", 1, "check"),),
        lapses_after=10 * DAY, lapse=Move("end", 1, None, "closed", "inactivity"),
    ),
    "access": Step("access", Duration(2 * MINUTE), moves=(Move("end", 1, None, "approved"),)),
}
FLOW = Flow("ID", "check", STEPS)
SURE = Flow("ID", "check", {   # nothing is sent back and every review takes an hour
    "check": Step("check", Duration(HOUR, 0.0), role="officer", moves=(Move("approve", 1, "access"),)),
    "access": STEPS["access"],
})
ARRIVALS = [Arrival(float(60 * n * n), n, "ID") for n in range(200)]
ONE = [Officer(1, "officer")]


def lived(
    flow: Flow = FLOW,
    officers: list[Officer] = ONE,
    arrivals: list[Arrival] = ARRIVALS,
    outages: tuple[tuple[float, float], ...] = (),
    seed: int = 1,
    since: float = 0.0,
    waiting: tuple[Waiting, ...] = (),
) -> History:
    hours = Hours(OFFICE, outages)
    return run(
        {"ID": flow}, officers, hours, arrivals, since=since, until=LAST, seed=seed, waiting=waiting
    )


def test_a_seed_gives_the_same_history_and_another_one_another() -> None:
    assert lived() == lived()
    assert lived(seed=2) != lived()


def test_officers_end_their_work_in_office_hours_only() -> None:
    ended = [stay.left for stay in lived().stays if stay.step == "check" and stay.left is not None]
    assert {True} == {left // DAY % 7 < 5 and 8 * HOUR < left % DAY <= 15 * HOUR for left in ended}


def test_work_goes_on_the_next_working_day_where_it_stopped() -> None:
    late = [Arrival(4 * DAY + 14.5 * HOUR, 1, "ID")]   # half an hour before the last closing of the week
    (check, _) = lived(SURE, arrivals=late).stays
    assert 7 * DAY + 8.5 * HOUR == check.left


def test_an_officer_takes_the_one_who_came_first() -> None:
    checks = [stay for stay in lived().stays if stay.step == "check"]   # in the order in which they ended
    entered = [stay.entered for stay in checks if stay.left]
    assert sorted(entered) == entered


def test_new_work_goes_to_the_inbox_with_fewest_requests() -> None:
    two = [Officer(1, "officer"), Officer(2, "officer")]
    together = [Arrival(8 * HOUR, n, "ID") for n in range(10)]
    held = Counter(stay.holder for stay in lived(SURE, two, together).stays if stay.step == "check")
    assert {1: 5, 2: 5} == held


def test_an_officer_who_has_left_gets_no_new_work() -> None:
    two = [Officer(1, "officer"), Officer(2, "officer", until=10 * DAY)]
    stays = [stay for stay in lived(officers=two).stays if stay.step == "check"]
    assert {1} == {stay.holder for stay in stays if stay.entered >= 10 * DAY}
    assert {1, 2} == {stay.holder for stay in stays if stay.entered < 10 * DAY}


def test_who_gives_the_desk_half_the_time_needs_twice_as_long() -> None:
    (check, _) = lived(SURE, [Officer(1, "officer", pace=0.5)], [Arrival(8 * HOUR, 1, "ID")]).stays
    assert 10 * HOUR == check.left


def test_nothing_happens_while_the_desk_is_out() -> None:
    out = (2 * DAY, 9 * DAY)
    history = lived(outages=(out,))
    moved = [stay.left for stay in history.stays if stay.left is not None]
    assert [] == [left for left in moved if out[0] < left < out[1]]
    assert [left for left in moved if left >= out[1]]


def test_requests_are_corrected_without_limit() -> None:
    never = {**STEPS, "check": Step(
        "check", Duration(MINUTE), role="officer",
        moves=(Move("approve", 0.1, "access"), Move("return", 0.9, "correct")),
    ), "correct": Step("correct", Duration(HOUR), moves=(Move("approve", 1, "check"),))}
    stays = lived(Flow("ID", "check", never)).stays
    returns = Counter(stay.number for stay in stays if stay.outcome == "return")
    assert max(returns.values()) > 20


def test_who_does_not_correct_is_closed_when_the_time_is_over() -> None:
    ends = {end.number: end for end in lived().ends}
    closed = [stay for stay in lived().stays if stay.step == "correct" and stay.outcome == "end"]
    assert closed
    assert {10 * DAY} == {(stay.left or 0) - stay.entered for stay in closed}
    how = {(ends[stay.number].result, ends[stay.number].cause) for stay in closed}
    assert {("closed", "inactivity")} == how


def test_impatient_applicants_leave_the_queue_unserved() -> None:
    impatient = Flow("ID", "check", STEPS, patience=Duration(HOUR, 0.1))
    crowd = [Arrival(8 * HOUR, n, "ID") for n in range(50)]
    gone = [stay for stay in lived(impatient, arrivals=crowd).stays if stay.outcome == "withdraw"]
    assert len(gone) > 30
    assert {True} == {(stay.left or 0) - stay.entered < 2 * HOUR for stay in gone}


def test_every_request_ends_once_or_is_still_somewhere() -> None:
    history = lived()
    still = [stay.number for stay in history.stays if stay.left is None]
    assert sorted(still + [end.number for end in history.ends]) == list(range(200))


def test_stays_of_a_request_follow_each_other_without_gap() -> None:
    of_request: dict[int, list[tuple[float, float | None]]] = {}
    for stay in lived().stays:
        of_request.setdefault(stay.number, []).append((stay.entered, stay.left))
    for stays in of_request.values():
        assert [left for _, left in stays[:-1]] == [entered for entered, _ in stays[1:]]


def test_requests_open_at_the_start_are_served_first_and_keep_their_entry() -> None:
    start = 14 * DAY
    old = (Waiting(900, "ID", "check", 3 * DAY, holder=1), Waiting(901, "ID", "check", 2 * DAY, holder=1))
    history = lived(SURE, arrivals=[Arrival(start, 1, "ID")], since=start, waiting=old)
    checks = [(stay.number, stay.entered, stay.left) for stay in history.stays if stay.step == "check"]
    assert [
        (901, 2 * DAY, start + 9 * HOUR), (900, 3 * DAY, start + 10 * HOUR), (1, start, start + 11 * HOUR),
    ] == checks


def test_one_more_officer_shortens_the_wait() -> None:
    crowd = [Arrival(8 * HOUR + n, n, "ID") for n in range(60)]
    last = [
        max(end.at for end in lived(SURE, [Officer(n, "officer") for n in range(count)], crowd).ends)
        for count in (1, 2)
    ]
    assert last[1] < last[0]


def test_hours_beyond_the_last_span_never_come() -> None:
    hours = Hours([(0.0, 10.0)])
    assert [10.0, float("inf"), float("inf")] == [hours.after(0, 10), hours.after(0, 11), hours.after(11, 0)]


@pytest.mark.parametrize(("outage", "worked"), [((0, 5), 95), ((95, 200), 95), ((40, 60), 80), ((0, 200), 0)])
def test_an_outage_takes_its_part_of_the_office_time(outage: tuple[float, float], worked: float) -> None:
    assert worked == Hours([(0, 100)], [outage]).worked(0, 300)


def test_expected_visits_count_every_round() -> None:
    assert pytest.approx({"check": 1 / 0.6, "correct": 0.4 / 0.6, "access": 1}) == visits(FLOW)
    assert pytest.approx({"officer": HOUR}) == work(SURE)


def test_arrivals_follow_month_weekday_and_hour_and_avoid_outages() -> None:
    days = [Day(n * DAY, 1401, 1 + n // 30, n % 7, n % 7 != 6) for n in range(360)]
    season = Season(months=(*([1.0] * 11), 3.0), hours=(*([0.0] * 9), 1.0, *([0.0] * 14)), holiday=0.5)
    out = (9 * HOUR, 11 * HOUR)
    found = moments(np.random.default_rng(1), days, 50, season, Hours(OFFICE, [out]))
    of_day = Counter((found // DAY).astype(int).tolist())
    month = [np.mean([of_day[n] for n in range(360) if n // 30 == month and n % 7 != 6]) for month in (0, 11)]
    assert 2.5 < month[1] / month[0] < 3.5
    assert {9.0} == set((found[found >= DAY] % DAY // HOUR).tolist())
    assert [] == [at for at in found if out[0] <= at < out[1]]
    assert found.tolist() == sorted(found.tolist())
