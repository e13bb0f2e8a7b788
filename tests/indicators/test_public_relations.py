"""Worked examples: openings, news, meetings, other outputs, audience and training of public relations."""

import pytest
from sqlalchemy import Table

from data_access.schema.public_relations import (
    channel_member,
    information_session,
    news_item,
    pr_course,
    pr_message,
    pr_output,
    press_conference,
    project_opening,
)
from tests.conftest import ValueOf
from tests.examples import Given


def test_projects_opened(given: Given, value_of: ValueOf) -> None:
    given(project_opening, """
        province_code | kind       | opened_on
        --------------+------------+-----------
        IR-07         | industrial | 1400-12-29
        IR-07         | industrial | 1401-01-01
        IR-07         | civil      | 1401-06-01
        IR-08         | industrial | 1401-12-29
        IR-08         | civil      | 1402-01-01
    """)
    assert 3 == value_of("projects_opened")
    assert 2 == value_of("projects_opened", category="industrial")
    assert 1 == value_of("projects_opened", category="civil")
    assert 1 == value_of("projects_opened", provinces={"IR-08"})
    assert 0 == value_of("projects_opened", provinces={"IR-09"})


# An item has a channel, an occasion, both or neither: occasions are no further news.
NEWS = """
    channel        | occasion                           | published_on
    ---------------+------------------------------------+-------------
    in_the_media   |                                    | 1400-12-29
    in_the_media   | small_industry_day_in_the_media    | 1401-01-01
    in_the_media   |                                    | 1401-06-01
    on_the_website | small_industry_day_by_companies    | 1401-06-01
                   | small_industry_day_by_companies    | 1401-06-01
                   |                                    | 1401-12-29
    on_the_channel | small_industry_day_by_organisation | 1402-01-01
"""


def test_news_by_channel_and_by_occasion(given: Given, value_of: ValueOf) -> None:
    """Five items, each counted once in the whole, whichever way it is split."""
    given(news_item, NEWS)
    assert 5 == value_of("news_items")
    expected = {
        "in_the_media": 2, "on_the_website": 1, "on_the_channel": 0, "small_industry_day_in_the_media": 1,
        "small_industry_day_by_companies": 2, "small_industry_day_by_organisation": 0,
    }
    assert expected == {name: value_of("news_items", category=name) for name in expected}


@pytest.mark.parametrize(("code", "table"), [
    ("press_conferences", press_conference),
    ("information_council_sessions", information_session),
])
def test_meetings(code: str, table: Table, given: Given, value_of: ValueOf) -> None:
    """Those of the organisation are of no province; while some are, a province with none is unknown."""
    given(table, """
        organiser            | province_code | held_on
        ---------------------+---------------+-----------
        organisation         |               | 1400-12-29
        organisation         |               | 1401-01-01
        provincial_companies | IR-07         | 1401-06-01
        provincial_companies | IR-07         | 1401-12-29
        provincial_companies | IR-08         | 1402-01-01
    """)
    assert 3 == value_of(code)
    assert 1 == value_of(code, category="organisation")
    assert 2 == value_of(code, category="provincial_companies")
    assert 2 == value_of(code, provinces={"IR-07"})
    assert value_of(code, provinces={"IR-08"}) is None
    assert 0 == value_of(code, "1402", provinces={"IR-07"})


def test_other_outputs(given: Given, value_of: ValueOf) -> None:
    given(pr_output, """
        kind            | done_on
        ----------------+-----------
        photographs     | 1400-12-29
        photographs     | 1401-01-01
        photographs     | 1401-06-01
        press_clippings | 1401-12-29
        media_reached   | 1402-01-01
    """)
    assert 3 == value_of("pr_outputs")
    assert 2 == value_of("pr_outputs", category="photographs")
    assert 1 == value_of("pr_outputs", category="press_clippings")
    assert 0 == value_of("pr_outputs", category="media_reached")


def test_channel_members(given: Given, value_of: ValueOf) -> None:
    """At the end of the year: who joined on its last day is in, who left on it is out."""
    given(channel_member, """
        joined_on  | left_on
        -----------+-----------
        1396-01-01 |
        1401-12-29 |
        1396-01-01 | 1402-01-01
        1396-01-01 | 1401-12-29
        1402-01-01 |
    """)
    assert 3 == value_of("pr_channel_members")


def test_messages(given: Given, value_of: ValueOf) -> None:
    given(pr_message, """
        sent_on
        ----------
        1400-12-29
        1401-01-01
        1401-12-29
        1402-01-01
    """)
    assert 2 == value_of("pr_sms_sent")


def test_training(given: Given, value_of: ValueOf) -> None:
    """10 * 8 + 5 * 2; a course of unknown hours or attendance adds nothing, and alone is unknown."""
    given(pr_course, """
        held_on    | participants | hours
        -----------+--------------+------
        1400-12-29 | 90           | 90
        1401-01-01 | 10           | 8
        1401-12-29 | 5            | 2
        1401-06-01 | 90           |
        1401-06-01 |              | 90
        1402-01-01 | 90           | 90
    """)
    assert 90 == value_of("pr_training_person_hours")
    assert value_of("pr_training_person_hours", "1401-06") is None
    assert 0 == value_of("pr_training_person_hours", "1401-07")
