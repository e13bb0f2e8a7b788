"""Tables of the demonstration: parts add up to the whole, lines obey their limits, readers their rights."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from common.errors import DashboardError
from data_access.database import Database
from data_access.facts import Fact
from data_access.schema.places import park
from metrics import registry
from metrics.crosstab import Crosstab, Step, ask, dimensions_of, members, together
from metrics.formula import Aggregate, leaves
from metrics.over_plans import is_over
from metrics.scope import CODES, Rights
from tests.crosstab.selections import INDICATORS, crosstabs

ANALYST = Rights("analyst")
OWN = frozenset({"IR-07"})
DEPUTY = Rights("provincial_deputy", OWN)
YEAR = (Step.parse("1401"),)


def adds_up(code: str, dimension: str) -> bool:
    """Counts and sums whose rows each belong to one member of the grouping."""
    about = registry.get(code)
    single = isinstance(about.formula, Aggregate) and about.kind != "quantile"
    if not single or any(leaf.different is not None for leaf in leaves(about.formula)):
        return False
    if dimension == "province":
        return all(_placed(fact) for fact in about.facts)
    return about.adds_up and about.dimension == dimension and about.categories(dimension) is not None


def _placed(fact: Fact) -> bool:
    """Whether each of its rows has a province; one cluster of the report has none."""
    own = fact.dimensions.get("province")
    return own is not None and not fact.unplaced and not getattr(own, "nullable", False)


ADDING = [(code, name) for code in INDICATORS for name in ("province", *registry.get(code).dimensions)
          if adds_up(code, name)]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(ADDING), st.sampled_from(["1400", "1401", "1401-S2", "1401-07", "until:1401-07-15"]),
       st.frozensets(st.sampled_from(CODES), max_size=6))
def test_the_parts_add_up_to_the_whole(
    demo: Database, adding: tuple[str, str], period: str, provinces: frozenset[str]
) -> None:
    code, dimension = adding
    table = ask(Crosstab((dimension,), (code,), (Step.parse(period),), provinces), ANALYST, demo)
    known = table.frame[code].dropna()
    if len(known) == len(table.frame):
        assert pytest.approx(known.sum(), rel=1e-9, abs=1e-6) == table.totals[code]


@settings(deadline=None, max_examples=60)
@given(crosstabs(nasty=False))
def test_any_table_obeys_its_limits_order_and_filters(demo: Database, crosstab: Crosstab) -> None:
    table = ask(crosstab, ANALYST, demo)
    frame = table.frame
    assert all((frame[key] >= limit).all() for key, limit in crosstab.at_least)
    assert all((frame[key] <= limit).all() for key, limit in crosstab.at_most)
    assert not crosstab.line_keys or not frame.duplicated(list(crosstab.line_keys)).any()
    assert set(crosstab.value_keys) == set(table.totals)
    column = crosstab.order.removeprefix("-")
    if column in crosstab.value_keys:
        shown = frame[column].dropna()
        rising = not crosstab.order.startswith("-")
        assert shown.is_monotonic_increasing if rising else shown.is_monotonic_decreasing
        assert frame[column].isna().sum() == frame[column].tail(len(frame) - len(shown)).isna().sum()
    if "province" in crosstab.rows and crosstab.provinces:
        assert set(frame["province"]) <= crosstab.provinces
    for dimension, allowed in crosstab.among:
        if dimension in crosstab.rows:
            assert set(frame[dimension].astype(str)) <= set(allowed)
    content = table.content()
    assert len(frame) == content.rows == sum(batch.num_rows for batch in content.batches())


@settings(deadline=None, max_examples=40)
@given(crosstabs(nasty=False), st.none() | st.integers(1, 1200))
def test_no_parameter_gives_a_deputy_the_parks_of_others(
    demo: Database, crosstab: Crosstab, chosen: int | None
) -> None:
    own = {row.id for row in demo.fetch(select(park.c.id).where(park.c.province_code.in_(OWN)))}
    asked = Crosstab(
        ("park",), crosstab.codes, crosstab.periods, crosstab.provinces, chosen, crosstab.among,
        across=crosstab.across,
    )
    try:
        table = ask(asked, DEPUTY, demo)
    except DashboardError:
        return
    assert set(table.frame["park"]) <= own
    everything = Crosstab((), asked.codes, asked.periods, OWN, chosen, asked.among, across=asked.across)
    assert ask(everything, ANALYST, demo).totals == table.totals


@pytest.mark.parametrize("theme", [theme for theme, codes in registry.themes().items() if codes])
def test_every_indicator_answers_alone_by_province(demo: Database, theme: str) -> None:
    codes = registry.themes()[theme]
    lines = {code: len(ask(Crosstab(("province",), (code,), YEAR), ANALYST, demo).frame) for code in codes}
    assert dict.fromkeys(codes, 31) == lines


def test_many_periods_in_a_row_give_what_each_gives(demo: Database) -> None:
    codes = ("contracts_signed", "contracts_in_force", "parks_with_water_pct", "staff_training_courses")
    for text in ("1386..1402", "1397-S1..1401-S4", "1400-01..1401-12"):
        table = Crosstab.parse({"rows": "province", "indicators": ",".join(codes), "periods": text})
        whole = ask(table, ANALYST, demo)
        for step in table.periods[::5]:
            one = ask(Crosstab(("province",), codes, (step,)), ANALYST, demo)
            for code in codes:
                key = f"{code}__{step.key}"
                assert list(one.frame[code].fillna(-1)) == list(whole.frame[key].fillna(-1))
                assert one.totals[code] == whole.totals[key]


@pytest.mark.parametrize("code", [code for code in registry.all_indicators() if is_over(code)])
def test_figures_over_the_catalogue_stand_in_tables(demo: Database, code: str) -> None:
    for rows in [(), ("province",), *((name,) for name in registry.get(code).dimensions)]:
        beside = ("contracts_signed",) if "indicator" not in rows else ()
        table = ask(Crosstab(rows, (code, *beside), YEAR), ANALYST, demo)
        assert (code in table.frame, len(table.frame) > 0) == (True, True)
    with pytest.raises(DashboardError, match="cannot be split by"):
        Crosstab((), (code,), YEAR, among=(("action", ("create",)),))


def test_several_parcels_give_the_table_of_one(demo: Database) -> None:
    codes = together("service")[:15]
    whole = ask(Crosstab(("service",), codes, YEAR), ANALYST, demo).frame
    for code in codes:
        alone = ask(Crosstab(("service",), (code,), YEAR), ANALYST, demo).frame
        pd.testing.assert_series_equal(alone[code], whole[code])


def test_years_by_seasons_and_months_add_up(demo: Database) -> None:
    periods = (*YEAR, *(Step.parse(f"1401-S{number}") for number in range(1, 5)))
    table = ask(Crosstab(("province",), ("contracts_signed",), periods), ANALYST, demo)
    seasons = table.frame[[f"contracts_signed__1401-S{number}" for number in range(1, 5)]].sum(axis=1)
    assert list(table.frame["contracts_signed__1401"]) == list(seasons)
    spring = (Step.parse("until:1401-03-31"),)
    until = ask(Crosstab(("province",), ("contracts_signed",), spring), ANALYST, demo)
    assert list(table.frame["contracts_signed__1401-S1"]) == list(until.frame["contracts_signed"])


def test_members_that_do_not_exist_are_refused(demo: Database) -> None:
    for nasty in ("no such", "'; DROP TABLE park; --", "%", "IR-01"):
        with pytest.raises(DashboardError, match="cannot be split by"):
            ask(Crosstab((), ("requests_open",), YEAR, among=(("service", (nasty,)),)), ANALYST, demo)


def test_a_table_too_large_is_refused_before_it_is_asked(demo: Database) -> None:
    codes = tuple(code for code in together("service") if "step" in registry.get(code).dimensions)
    months = tuple(Step.parse(f"{year}-{month}") for year in range(1392, 1402) for month in range(1, 13))
    with pytest.raises(DashboardError, match="cells"):
        ask(Crosstab(("park", "service"), codes[:8], months), ANALYST, demo)


def test_the_lists_of_the_page_hold_what_fits(demo: Database) -> None:
    assert ("province", "park", "action") == dimensions_of(["parks_approved_new"])
    assert "service" in dimensions_of(["requests_open", "complaints_received"])
    assert "action" not in dimensions_of(["parks_approved_new", "contracts_signed"])
    assert {"requests_open", "complaints_received"} <= set(together("service", ["requests_open"]))
    assert "contracts_signed" not in together("service", ["requests_open"])
    assert {"create": "Creation", "expand": "Expansion"} == {
        one.key: one.name_en for one in members("action", ["parks_approved_new"], demo)
    }
    assert 31 == len(members("province", [], demo))
    own = members("park", [], demo, DEPUTY)
    assert 0 < len(own) < len(members("park", [], demo))


def test_every_grouping_has_a_title_and_named_members(demo: Database) -> None:
    from metrics.crosstab.names import dimension_title  # noqa: PLC0415
    unnamed: dict[str, Any] = {}
    for code, about in registry.all_indicators().items():
        for name in about.dimensions:
            assert name != dimension_title(name, "fa")
            listed = members(name, [code], demo)
            if found := {one.key for one in listed if one.key == one.name_fa and one.key.isascii()}:
                unnamed.setdefault(name, set()).update(found)
    assert {} == unnamed
