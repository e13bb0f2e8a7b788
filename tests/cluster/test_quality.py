"""The page of quality judges every table by its rules; some look at the row around them in a subquery."""

from common.period import Period
from data_access.database import Database
from metrics import quality
from metrics.quality_named import NAMED
from metrics.quality_rules import tables
from metrics.quality_time import punctuality
from metrics.scope import Rights, Scope

SCOPE = Scope(Period.parse("1401"), Rights("managing_director"))


def test_every_table_is_judged_as_on_duckdb(demo: Database, copied_demo: Database) -> None:
    rows = 0
    for table in tables():
        one, other = (quality.check(table, SCOPE, each) for each in (demo, copied_demo))
        assert one == other, table
        rows += sum(one.rows.values())
    assert rows > 10_000


def test_rows_that_a_rule_written_by_hand_finds(demo: Database, copied_demo: Database) -> None:
    for rule in NAMED:
        one, other = (quality.findings(rule.key, SCOPE, each) for each in (demo, copied_demo))
        assert len(one) == len(other), rule.key


def test_months_without_rows(demo: Database, copied_demo: Database) -> None:
    for table in ("request", "contract", "operating_unit"):
        assert punctuality(table, SCOPE, demo) == punctuality(table, SCOPE, copied_demo), table
