"""Every indicator of the desk in the demo, where many rows share a line of a rollup."""

import pytest
from sqlalchemy import func, select

from common.period import Period
from data_access.database import Database
from data_access.schema.rollups import decided
from metrics.asking import Asked
from metrics.scope import Rights, Scope
from tests.rollups.test_equal import CODES

PERIODS = tuple(Period.parse(text) for text in ("1401", "1400", "1401-S2", "1401-07"))
SCOPE = Scope(PERIODS[0], Rights("managing_director"))


@pytest.mark.parametrize("by", [(), ("province",)], ids=["country", "provinces"])
def test_an_indicator_is_the_same_from_rollups_and_from_rows(demo: Database, by: tuple[str, ...]) -> None:
    [[most]] = demo.fetch(select(func.max(decided.c.n)))
    assert most > 1
    answered = 0
    for code in CODES:
        question = Asked((code,), PERIODS, SCOPE, by, plans=True, parts=True)
        if question.rolled is not None:
            found = [tuple(row) for row in demo.fetch(question.proved)]
            assert all(row[-1] for row in found), code
            assert [row[:-1] for row in found] == [tuple(row) for row in demo.fetch(question.rows)], code
            answered += any(row[1 + len(by)] for row in found)
    assert answered > 40
