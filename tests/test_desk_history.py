"""One request found by its tracking number: what it went through, and what each reader may see of it."""

import pytest
from sqlalchemy import Engine, select

from common.errors import Forbidden
from common.tehran import local
from data_access.database import Database
from data_access.desk import counts
from data_access.schema.desk_requests import request, request_step
from data_access.schema.desk_services import desk_role, holder, workflow, workflow_step
from data_access.schema.places import coverage
from metrics.desk.chances import chance
from metrics.desk.history import History, histories, spellings
from metrics.desk.prospects import HORIZONS, prospects
from metrics.desk.ways import ways
from metrics.scope import Rights
from tests.examples import Given

HOUR = 3600.0
DIRECTOR = Rights("managing_director")
OWN_DEPUTY = Rights("provincial_deputy", frozenset({"IR-07"}))
OTHER_DEPUTY = Rights("provincial_deputy", frozenset({"IR-08"}))
STEWARD = Rights("steward")


@pytest.fixture
def counted(engine: Engine, given: Given) -> Database:
    """...7 ended after a return, ...8 waits at its review since 20 Esfand, one number is given twice."""
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
        entity  | first_day  | last_day
        --------+------------+-----------
        request | 1400-01-01 | 1401-12-29
    """)
    given(workflow_step, """
        code | kind       | desk_role_id
        -----+------------+-------------
        A    | review     | 1
        B    | correction | 2
    """)
    given(holder, """
        name    | desk_role_id | province_code
        --------+--------------+--------------
        Officer | 1            | IR-07
    """)
    given(request, """
        tracking_number | province_code | registered_at    | finished_at      | result
        ----------------+---------------+------------------+------------------+---------
        01-ID-000007    | IR-07         | 1401-02-03 08:00 | 1401-02-06 09:00 | approved
        01-ID-000008    | IR-07         | 1401-12-20 08:00 |                  |
        twice           | IR-07         | 1401-03-01 08:00 | 1401-03-01 09:00 | rejected
        twice           | IR-08         | 1401-03-02 08:00 | 1402-03-02 09:00 | approved
    """)
    given(request_step, """
        request_id|workflow_step_id|holder_id|entered_at      |left_at         |outcome|reason    |comment
        ----------+----------------+---------+----------------+----------------+-------+----------+--------
        1         |1               |1        |1401-02-03 08:00|1401-02-04 08:00|return |wrong_data|<b>no</b>
        1         |2               |         |1401-02-04 08:00|1401-02-05 20:00|approve|          |
        1         |1               |1        |1401-02-05 20:00|1401-02-06 09:00|approve|          |
        2         |1               |1        |1401-12-20 08:00|                |       |          |
        4         |1               |         |1401-03-02 08:00|1402-03-02 09:00|return |other     |later
    """)
    with engine.begin() as connection:
        counts.refresh(connection)
    return Database(engine)


def only(typed: str, rights: Rights, database: Database) -> History:
    [found] = histories(typed, rights, database)
    return found


def test_a_history_tells_every_stay_in_order(counted: Database) -> None:
    found = only("01-ID-000007", DIRECTOR, counted)
    told = [(stay.outcome, stay.reason, stay.seconds / HOUR) for stay in found.stays]
    assert [("return", "wrong_data", 24), ("approve", None, 36), ("approve", None, 13)] == told
    assert ["organisation", "applicant", "organisation"] == [stay.side for stay in found.stays]
    assert (8, 3) == (local(found.stays[0].entered_at).hour, len(found.stays))


def test_durations_are_told_by_the_clock_and_in_office_time(counted: Database) -> None:
    """Saturday 3 Ordibehesht is a holiday; 4, 5 and 6 are working days from 07:30 to 15:30."""
    found = only("01-ID-000007", DIRECTOR, counted)
    assert 73 * HOUR == found.seconds
    assert sum(stay.working_seconds for stay in found.stays) == found.working_seconds
    assert (37 * HOUR, 36 * HOUR) == (found.spent("organisation"), found.spent("applicant"))
    assert 15.5 * HOUR == found.spent("applicant", working=True)


def test_an_open_request_lasts_until_the_last_known_moment(counted: Database) -> None:
    found = only("01-ID-000008", DIRECTOR, counted)
    assert (None, None, 9) == (found.finished_at, found.result, found.age)
    assert 9 * 24 * HOUR + 16 * HOUR == found.seconds == found.stays[0].seconds
    assert None is found.stays[0].left_at


def test_what_happened_after_the_last_known_moment_is_not_told(counted: Database) -> None:
    later = histories("twice", DIRECTOR, counted)[1]
    assert (None, None) == (later.finished_at, later.result)
    assert (None, None) == (later.stays[0].left_at, later.stays[0].outcome)
    assert not later.stays[0].comment_hidden


@pytest.mark.parametrize("typed", [
    "01-ID-000007", "  01-ID-000007 ", "۰۱-ID-۰۰۰۰۰۷", "٠١-ID-٠٠٠٠٠٧", "01 - ID - 000007", "01-id-000007",
    "01–ID–000007", "\u200f01-ID-000007\u200e", "01-ID-\u200c000007", "01-ID-\x00000007\n",
])
def test_a_number_is_found_however_it_is_typed(typed: str, counted: Database) -> None:
    assert 1 == len(histories(typed, DIRECTOR, counted))


@pytest.mark.parametrize("typed", [
    "", "   ", "01-ID-00000", "01-ID-00000%", "_1-ID-000007", "' OR 1=1 --", "01-ID-000007' OR ''='",
    "<script>alert(1)</script>", "\x00", "9" * 10_000, "None", "NULL", "../../etc/passwd", "\ud800", "💥",
])
def test_what_is_no_number_finds_nothing(typed: str, counted: Database) -> None:
    assert [] == histories(typed, DIRECTOR, counted)


def test_another_province_is_as_unknown_as_a_number_that_is_not_there(counted: Database) -> None:
    assert [] == histories("01-ID-000007", OTHER_DEPUTY, counted)
    assert [] == histories("01-ID-999999", OTHER_DEPUTY, counted)
    assert ["IR-08"] == [found.province for found in histories("twice", OTHER_DEPUTY, counted)]


def test_a_number_given_twice_shows_both(counted: Database) -> None:
    assert ["IR-07", "IR-08"] == [found.province for found in histories("twice", DIRECTOR, counted)]


@pytest.mark.parametrize("rights", [DIRECTOR, Rights("analyst"), OWN_DEPUTY, STEWARD])
def test_names_and_comments_are_covered_for_everybody(rights: Rights, counted: Database) -> None:
    first = only("01-ID-000007", rights, counted).stays[0]
    assert first.comment_hidden
    assert not {"Officer", "<b>no</b>"} & {*map(str, vars(first).values())}


def test_whoever_reads_no_rows_finds_no_request(counted: Database) -> None:
    with pytest.raises(Forbidden):
        histories("01-ID-000007", Rights("administrator"), counted)


def test_a_stay_without_comment_hides_none(counted: Database) -> None:
    assert not only("01-ID-000007", DIRECTOR, counted).stays[1].comment_hidden


def test_a_reader_from_outside_is_told_nothing(counted: Database) -> None:
    with pytest.raises(Forbidden):
        histories("01-ID-000007", Rights("public"), counted)


def test_without_counts_there_is_no_history(database: Database) -> None:
    assert [] == histories("01-ID-000007", DIRECTOR, database)


def test_beyond_all_stays_prospects_rest_on_requests(counted: Database) -> None:
    """Nobody was in A for so long: then all requests of the service, given the age, are the measure."""
    waiting = only("01-ID-000008", DIRECTOR, counted)
    found = prospects(waiting, DIRECTOR, counted)
    assert (4, None, None) == (found.number, found.step, found.province)
    assert [0.0, 0.0, 0.0] == list(found.chances.values())


def test_prospects_are_those_of_the_page_ahead(demo: Database) -> None:
    """The open request whose step most others have passed; the chance is that of its step and days in it."""
    rows = demo.fetch(
        select(request.c.tracking_number, request_step.c.workflow_step_id)
        .join(request_step, request_step.c.request_id == request.c.id)
        .where(request.c.finished_at.is_(None), request_step.c.left_at.is_(None), request.c.service_id == 1)
        .order_by(request_step.c.entered_at.desc()).limit(1)
    )
    found = only(rows[0].tracking_number, DIRECTOR, demo)
    told = prospects(found, DIRECTOR, demo)
    known = ways(demo, found.service)
    expected = chance(known, found.service, found.province, rows[0].workflow_step_id, found.stays[-1].days)
    assert expected is not None
    assert {days: float(expected[days]) for days in HORIZONS} == told.chances
    values = [value for value in told.chances.values() if value is not None]
    assert values == sorted(values)
    assert 0 < values[0] <= values[-1] <= 1
    assert (rows[0].workflow_step_id, True) == (told.step, told.number > 0)


def test_without_a_stay_prospects_rest_on_requests(engine: Engine, given: Given, counted: Database) -> None:
    given(request, """
        tracking_number | province_code | registered_at
        ----------------+---------------+-----------------
        alone           | IR-07         | 1401-12-28 08:00
    """)
    with engine.begin() as connection:
        counts.refresh(connection)
    found = prospects(only("alone", DIRECTOR, counted), DIRECTOR, counted)
    assert (5, None) == (found.number, found.step)
    assert 1 / 3 == pytest.approx(found.chances[7])


def test_spellings_stay_few() -> None:
    assert ["01-ID-7", "01-id-7", "۰۱-id-۷"] == spellings("۰۱-id-۷")
