"""The picture of a workflow: boxes in order, arrows as thick as their moves, loops apart, all escaped."""

import re
from dataclasses import replace

from metrics.desk.directory import Step
from metrics.desk.process import Edge, Process, StepFigures
from metrics.desk.rework import Loss
from metrics.desk.throughput import Throughput
from metrics.waits.estimate import Quantile
from ui import workflow_words
from ui.workflow_diagram import picture

DAY = 86400.0
STEP = Step(
    1, 1, "A", "بررسی", "Review", "officer", "کارشناس", "Officer", "organisation", "review", 1, None, False,
    None, None,
)


def figures(code: str, days: int | None = 2, assumed: bool = False, stays: int = 100) -> StepFigures:
    median = Quantile(days, more_than=None if days else 40)
    return StepFigures(
        replace(STEP, code=code, assumed=assumed), stays, 1, 3, median, Quantile(), 0.0, 0.0, False
    )


PROCESS = Process(
    (figures("A"), figures("B", assumed=True), figures("C", None)),
    (
        Edge("A", "approve", "C", 200, False), Edge("A", "return", "B", 100, True),
        Edge("B", "approve", "A", 90, False), Edge("C", "end", None, 150, False),
        Edge("A", "withdraw", None, 7, True),
    ),
    Throughput(0, None),
)
LOST = [Loss("A", "other", 100, 90, 270 * DAY)]


def items(html: str) -> list[str]:
    return html.split('<li class="flow-step">')[1:]


def test_boxes_stand_in_order_and_a_correction_hangs_below_its_step() -> None:
    first, second = items(picture(PROCESS, LOST, "A"))
    assert ["A", "B"] == re.findall(r"<bdi>(\w)</bdi>", first)
    assert ["C"] == re.findall(r"<bdi>(\w)</bdi>", second)


def test_a_step_in_which_requests_begin_is_no_loop() -> None:
    """In an imported log the applicant's form may be the first step, and what returns lead to."""
    steps = (figures("form", stays=150), figures("review"))
    edges = (Edge("form", "approve", "review", 150, None), Edge("review", "return", "form", 50, None))
    assert 2 == len(items(picture(Process(steps, edges, Throughput(0, None)), [], None)))


def test_no_step_is_lost_where_loops_lead_to_loops() -> None:
    steps = (figures("A"), figures("B", stays=5), figures("C", stays=2))
    edges = (Edge("A", "return", "B", 5, None), Edge("B", "return", "C", 2, None))
    html = picture(Process(steps, edges, Throughput(0, None)), [], None)
    assert {"A", "B", "C"} == set(re.findall(r"<bdi>(\w)</bdi>", html))


def test_a_line_is_as_thick_as_what_moves() -> None:
    first = items(picture(PROCESS, LOST, None))[0]
    assert ["7.0", "14.0"] == re.findall(r"--thick:([\d.]+)px", first)


def test_a_loop_tells_its_returns_and_their_days() -> None:
    first = items(picture(PROCESS, LOST, None))[0]
    loop = first[first.index("flow-loop") : first.index("flow-arrow")]
    assert "۱۰۰ برگشت" in loop
    assert "هر بار ۳ روز" in loop


def test_what_we_assume_is_dashed_and_marked() -> None:
    first = items(picture(PROCESS, LOST, None))[0]
    assert "flow-loop assumed" in first
    assert "flow-leap assumed" in first
    assert "flow-box assumed" not in first
    assert "✱" in first


def test_the_bottleneck_is_marked_in_words() -> None:
    first, second = items(picture(PROCESS, LOST, "C"))
    assert ("▲" in first, "▲" in second) == (False, True)


def test_a_median_that_is_not_known_yet_is_said_and_coloured_by_what_was_seen() -> None:
    second = items(picture(PROCESS, LOST, None))[1]
    assert "بیش از ۴۰ روز" in second
    assert "#6FAFD3" in second


def test_names_codes_and_notes_of_the_database_are_escaped() -> None:
    evil = '"><img src=x onerror=alert(1)>'
    plain = figures(evil)
    hostile = replace(plain, step=replace(plain.step, name_fa=evil, role_fa=evil, note_fa=evil))
    html = picture(Process((hostile,), (Edge(evil, evil, evil, 3, None),), Throughput(0, None)), [], evil)
    assert "<img" not in html
    assert html.count("&lt;img") >= 5


def test_a_service_without_steps_is_an_empty_list() -> None:
    assert [] == items(picture(Process((), (), Throughput(0, None)), [], None))


def test_durations_are_told_in_their_two_largest_parts() -> None:
    lengths = (0, 59, 3600, DAY + 60, 3 * DAY + 7200 + 120, None)
    told = [workflow_words.duration(seconds) for seconds in lengths]
    assert ["۰ دقیقه", "۰ دقیقه", "۱ ساعت", "۱ روز و ۱ دقیقه", "۳ روز و ۲ ساعت", "—"] == told
    assert "۱٬۱۹۰:۰۵ ساعت اداری" == workflow_words.office(1190 * 3600 + 300)
