"""Every indicator says on ClickHouse what it says on DuckDB: counts to the last digit, measured sums to the
twelfth, as sums of fractions depend on the order in which an engine adds them.
"""

from collections.abc import Iterator

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from common.period import Period
from data_access.database import Database
from metrics import compute, registry
from metrics.asking import PARCEL
from metrics.over_plans import is_over
from metrics.scope import Rights, Scope
from metrics.spine import Grain

YEAR = Period.parse("1400")
COUNTRY = Scope(YEAR, Rights("managing_director"))
PROVINCE = Scope(YEAR, Rights("managing_director"), frozenset({"IR-07"}))
TWELFTH = 1e-12
SAME = {"rtol": TWELFTH, "atol": 0.0, "check_dtype": False}


def parcels() -> Iterator[tuple[str, ...]]:
    codes = tuple(code for code in registry.all_indicators() if not is_over(code))
    return (codes[first : first + PARCEL] for first in range(0, len(codes), PARCEL))


@pytest.mark.parametrize("scope", [COUNTRY, PROVINCE], ids=["country", "province"])
def test_every_indicator(demo: Database, copied_demo: Database, scope: Scope) -> None:
    known = 0
    for codes in parcels():
        one, other = (
            compute.breakdown(codes, scope, (), each, plans=True, parts=True) for each in (demo, copied_demo)
        )
        assert_frame_equal(one, other, **SAME)
        known += int(one[list(codes)].notna().to_numpy().sum())
    assert known > 150


def test_every_indicator_by_month(demo: Database, copied_demo: Database) -> None:
    for codes in parcels():
        frames = [compute.trend(codes, YEAR, Grain.MONTH, COUNTRY, each) for each in (demo, copied_demo)]
        assert_frame_equal(*frames, **SAME)


def test_figures_over_the_catalogue(demo: Database, copied_demo: Database) -> None:
    codes = [code for code in registry.all_indicators() if is_over(code)]
    one, other = (compute.breakdown(codes, COUNTRY, (), each, parts=True) for each in (demo, copied_demo))
    assert_frame_equal(one, other, **SAME)


def test_every_dimension_of_every_indicator(demo: Database, copied_demo: Database) -> None:
    """Each dimension of a theme once, with an indicator that has it: what differs lies in the facts."""
    seen: set[tuple[str, str]] = set()
    for code, about in registry.all_indicators().items():
        for dimension in ("province", *about.dimensions):
            key = registry.theme_of(code), dimension
            if key in seen or is_over(code):
                continue
            seen.add(key)
            one, other = (compute.breakdown([code], COUNTRY, [dimension], each, parts=True)
                          for each in (demo, copied_demo))
            assert_frame_equal(one, other, obj=f"{code} by {dimension}", **SAME)
    assert len(seen) > 100


def test_rows_behind_a_number(demo: Database, copied_demo: Database) -> None:
    one, other = (_listed("request_trace_complete_pct", each) for each in (demo, copied_demo))
    assert len(one) == 500
    assert_frame_equal(one, other, **SAME)


def _listed(code: str, database: Database) -> pd.DataFrame:
    return compute.rows(code, Scope(Period.parse("1401"), COUNTRY.rights), database)
