"""One figure split in several ways, each independent of the others: grouped and narrowed by any of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import case

from common.errors import DefinitionError, UnknownCategory
from common.period import Period
from data_access import report
from data_access.database import Database
from data_access.facts.land import APPROVALS
from data_access.report import Cell
from data_access.schema.land import park_approval
from data_access.schema.places import park, plan_target
from metrics import asking, compute, describe, reconcile, registry, siblings
from metrics.formula import count
from metrics.indicator import Better, Indicator, Unit
from metrics.scope import Rights, Scope
from tests.conftest import ValueOf
from tests.examples import Given

SIZE = case((park_approval.c.area_ha >= 10, "large"), (park_approval.c.area_ha > 0, "small"))
FACT = replace(
    APPROVALS,
    dimensions={**APPROVALS.dimensions, "size": SIZE, "named": park.c.name_fa, "number": park.c.id},
    members={"size": ("large", "small")},
    bare=None,
)
YEAR = Scope(Period.of_year(1401), Rights("analyst"))
CELL = Cell("t.1", "split", "national", "IR", "", "actual", "year", "1401", 83, "83", "1", True, "")


def indicator(**parts: Any) -> Indicator:
    given: dict[str, Any] = {
        "title": "ت", "title_en": "T", "question": "چند؟", "definition": "چ", "definition_en": "D",
        "formula": count(FACT), "unit": Unit.COUNT, "better": Better.NEUTRAL, "owner": "د", "source": "1",
        "dimension": "action", "also": ("number", "named", "size"),
    }
    return Indicator(**given | parts)


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setitem(registry.all_indicators(), "split", indicator())
    yield "split"
    asking.asked.cache_clear()


@pytest.fixture(autouse=True)
def _approvals(given: Given) -> None:
    given(park, """
        id | province_code | name_fa | state_owned | kind
        ---+---------------+---------+-------------+-----
        1  | IR-07         | الف     | yes         | park
        2  | IR-08         | ب       | yes         | park
    """)
    given(park_approval, """
        park_id | action | approved_on | area_ha
        --------+--------+-------------+--------
        1       | create | 1401-06-01  | 30
        1       | expand | 1401-06-01  | 5
        2       | expand | 1401-06-01  | 50
        2       | expand | 1401-06-01  |
    """)


def by(code: str, database: Database, *keys: str, scope: Scope = YEAR) -> dict[Any, Any]:
    frame = compute.breakdown([code], scope, keys, database)
    members = frame[list(keys)].itertuples(index=False, name=None)
    return dict(zip((m[0] if len(m) == 1 else m for m in members), frame[code], strict=True))


def test_a_figure_splits_by_any_of_its_dimensions(code: str, database: Database) -> None:
    assert {"create": 1, "expand": 3} == by(code, database, "action")
    assert {"large": 2, "small": 1} == by(code, database, "size")   # a row of unknown size is in neither
    assert {"الف": 2, "ب": 2} == by(code, database, "named")


def test_two_dimensions_make_every_pair(code: str, database: Database) -> None:
    assert {
        ("create", "large"): 1, ("create", "small"): 0, ("expand", "large"): 1, ("expand", "small"): 1,
    } == by(code, database, "action", "size")


def test_a_category_narrows_by_the_dimension_that_has_it(code: str, value_of: ValueOf) -> None:
    assert [4, 3, 2, 1] == [value_of(code, category=name) for name in (None, "expand", "large", "small")]


def test_a_category_of_one_dimension_leaves_the_others_to_group_by(code: str, database: Database) -> None:
    assert {"create": 1, "expand": 1} == by(code, database, "action", scope=replace(YEAR, category="large"))


def test_words_that_nobody_states_belong_to_the_open_dimension(code: str, value_of: ValueOf) -> None:
    assert [2, 0] == [value_of(code, category=name) for name in ("ب", "nowhere")]


def test_a_category_that_no_dimension_has_is_refused(
    monkeypatch: pytest.MonkeyPatch, value_of: ValueOf
) -> None:
    """Members that are keys are no categories by name."""
    monkeypatch.setitem(registry.all_indicators(), "closed", indicator(also=("number", "size")))
    with pytest.raises(UnknownCategory, match="create, expand, large, small"):
        value_of("closed", category="huge")


def test_rows_are_those_of_the_category(code: str, database: Database) -> None:
    assert [1, 3] == list(compute.rows(code, replace(YEAR, category="large"), database)["id"])


def test_a_plan_may_be_for_a_category_of_any_dimension(code: str, database: Database, given: Given) -> None:
    given(plan_target, """
        indicator_code | category | jalali_year | value
        ---------------+----------+-------------+------
        split          | large    | 1401        | 8
    """)
    found = compute.breakdown([code], YEAR, ["size"], database, plans=True)
    assert [8, None] == [None if plan != plan else plan for plan in found["split__plan"]]  # noqa: PLR0124 - NaN
    assert 8 == compute.readings([code], replace(YEAR, category="large"), database)[0].plan


def test_a_dimension_no_fact_has_is_a_fault_of_the_definition() -> None:
    with pytest.raises(DefinitionError, match="'shape'"):
        indicator(also=("shape",))


def test_the_handbook_names_all_of_them(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "theme_of", lambda _: "land")
    assert "action, number, named, size" == describe.summary(code)["splits_into"]
    expected = "action: create, expand; number: open; named: open; size: large, small"
    assert expected == describe.entry(code)["splits into"]


# Printed cells

def test_printed_categories_are_looked_up_in_all_dimensions(
    code: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An undated document is of the year of the report; a scope `category` is the country's."""
    asked = {
        "main": replace(CELL, category="expand"),
        "other": replace(CELL, category="large"),
        "share": replace(CELL, category="small:share_of_total"),
        "undated": replace(CELL, category="small", period=""),
        "as category": replace(CELL, scope_type="category", scope="بزرگ", category="large"),
        "in a park": replace(CELL, scope_type="park", scope="IR-08/ب", category="large"),
        "unheard of": replace(CELL, indicator_code="not_ours"),
    }
    cells = tuple(replace(cell, figure_id=name) for name, cell in asked.items())
    monkeypatch.setattr(report, "cells", lambda: cells)
    found = reconcile.reconcile(database, [code, "not_ours"])
    assert {
        "main": 3, "other": 2, "share": 25, "undated": 1, "as category": 2, "in a park": 1,
        "unheard of": None,
    } == {line.figure_id: line.computed for line in found}


def test_a_category_nobody_declared_stays_open(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    cell = replace(CELL, indicator_code="contracts_signed", category="nonsense")
    monkeypatch.setattr(report, "cells", lambda: (cell,))
    assert [("open", None)] == [(line.verdict, line.computed) for line in reconcile.reconcile(database)]


@pytest.mark.parametrize(("printed", "category", "code_and_category"), [
    ("cluster_networks", "before_intervention", ("cluster_networks_before", "")),
    ("cluster_sales_birr", "before_intervention", ("cluster_sales_before_birr", "")),
    ("cluster_networks", "growth", ("cluster_networks", "")),
    ("mis_plot_statuses", "after_change", ("mis_plot_statuses", "")),
    ("mis_plot_statuses", "before_change", ("mis_plot_statuses_before", "")),
    ("support_contract_value_mirr", "dairy:bank_share", ("support_contract_value_bank_mirr", "dairy")),
    ("support_contract_value_mirr", "dairy", ("support_contract_value_mirr", "dairy")),
])
def test_cells_printed_under_a_sibling(
    printed: str, category: str, code_and_category: tuple[str, str]
) -> None:
    cell = replace(CELL, indicator_code=printed, category=category)
    assert code_and_category == (siblings.code_of(cell), siblings.category_of(cell))


def test_growth_of_clusters_is_since_the_intervention(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here four approvals now, three of them standing for what was there before."""
    after, before = indicator(), indicator(formula=count(FACT, park_approval.c.action == "expand"))
    monkeypatch.setitem(registry.all_indicators(), "cluster_networks", after)
    monkeypatch.setitem(registry.all_indicators(), "cluster_networks_before", before)
    cell = replace(CELL, indicator_code="cluster_networks", category="growth")
    monkeypatch.setattr(report, "cells", lambda: (cell,))
    asking.asked.cache_clear()
    found = [line.computed for line in reconcile.reconcile(database)]
    asking.asked.cache_clear()
    assert [pytest.approx(100 / 3)] == found
