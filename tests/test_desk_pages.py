"""The pages on the desk and on waiting times: rights of a deputy, hostile addresses, counts, not rows."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from common.period import Period
from data_access.database import Database
from metrics.desk import backlog, compared, endings, flow, holders, inbox, red_list, waits
from metrics.desk.selection import Selection
from metrics.scope import Rights, Scope
from tests.test_pages import Open, installed, on, opened, said, words  # noqa: F401 - fixtures

OF_ROWS = re.compile(r"\b(?:FROM|JOIN) (?:request|request_step|portal_identity)\b")
EVERYTHING = Selection(Scope(Period.of_year(1401), Rights("managing_director")))


@contextmanager
def listened(engine: Engine) -> Iterator[list[str]]:
    """The statements an engine runs within the block."""
    heard: list[str] = []

    def hear(*told: object) -> None:
        heard.append(str(told[2]))

    event.listen(engine, "before_cursor_execute", hear)
    yield heard
    event.remove(engine, "before_cursor_execute", hear)


def test_figures_are_read_from_counts_and_never_from_rows(engine: Engine, database: Database) -> None:
    with listened(engine) as heard:
        for question in (flow.flows, flow.by_month, backlog.backlog, backlog.by_province, backlog.by_service,
                         backlog.ages, holders.by_role, holders.by_inbox):
            question(EVERYTHING, database)
        for by in waits.BY:
            waits.groups(EVERYTHING, database, "calendar", by)
        waits.by_month(EVERYTHING, database, "working")
        endings.endings(EVERYTHING, database, "calendar")
        endings.bins(EVERYTHING, database, "calendar")
        compared.compared(EVERYTHING, database, "calendar", "province", ("IR-07", "IR-10"))
    assert heard
    assert [] == [statement for statement in heard if OF_ROWS.search(statement)]


def test_no_list_reads_the_names_of_applicants(demo: Database) -> None:
    with listened(demo._engine) as heard:
        assert red_list.red_list(EVERYTHING, demo, "late", 0).rows
        assert inbox.inbox(EVERYTHING, demo, "desk_officer", 0).rows
    assert [] == [statement for statement in heard if "portal_identity" in statement]


def test_a_deputy_sees_rows_of_the_own_province_only(opened: Open) -> None:
    text = words(opened("desk", user="fars", lang="en"))
    listed = text[text.index('id="desk_red_list"'):]
    assert "Fars" in listed
    assert "Isfahan" not in listed
    assert 'id="desk_provinces"' in text


def test_a_deputy_is_told_why_rows_of_another_province_are_not_shown(opened: Open) -> None:
    complaints = said(opened("desk", user="fars", lang="en", province="IR-10"))
    assert complaints
    assert all("choose your own province" in complaint for complaint in complaints)


@pytest.mark.parametrize("page", ["desk", "waits"])
@pytest.mark.parametrize(
    "address",
    [
        {"service": "<script>"}, {"by": "park", "clock": "moon"}, {"role": "' OR 1=1 --"},
        {"province": "IR-99"}, {"period": "1401-13"},
    ],
)
def test_a_hostile_address_does_no_harm(
    opened: Open, page: str, address: dict[str, str],
) -> None:
    app = opened(page, **address)
    assert not app.exception
    assert "<script>" not in words(app)
    assert "headline" in words(app)


@pytest.mark.parametrize("page", ["desk", "waits"])
@pytest.mark.parametrize("service", ["TA", "CL", "SU"])
def test_each_service_can_be_seen_by_itself(
    opened: Open, page: str, service: str,
) -> None:
    app = opened(page, service=service, province="IR-07")
    assert not app.exception
    assert [] == said(app)
