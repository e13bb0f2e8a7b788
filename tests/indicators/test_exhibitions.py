"""Worked examples: exhibitions, who was helped to go, what was agreed there, and permanent exhibitions."""

import pytest

from data_access.schema.exports import (
    exhibition,
    exhibition_agreement,
    exhibition_unit,
    permanent_exhibition,
    permanent_exhibition_unit,
)
from tests.conftest import ValueOf
from tests.examples import Given

# Three exhibitions of the year, one of them abroad, and one on either side of it.
EXHIBITIONS = """
    id | province_code | place    | held_on
    ---+---------------+----------+-----------
    1  | IR-07         | domestic | 1400-12-29
    2  | IR-07         | domestic | 1401-01-01
    3  | IR-07         | foreign  | 1401-06-01
    4  | IR-08         | domestic | 1401-12-29
    5  | IR-08         | foreign  | 1402-01-01
"""
# Units stand in their own province, wherever the exhibition was. Nobody of exhibition 4 was supported.
UNITS = """
    id | exhibition_id | province_code
    ---+---------------+--------------
    1  | 1             | IR-07
    2  | 2             | IR-07
    3  | 2             | IR-09
    4  | 3             | IR-07
    5  | 5             | IR-07
"""


def test_exhibitions(given: Given, value_of: ValueOf) -> None:
    """Exhibition 2 stands once, though two units were there."""
    given(exhibition, EXHIBITIONS)
    given(exhibition_unit, UNITS)
    assert 3 == value_of("exhibitions_supported")
    assert 2 == value_of("exhibitions_supported", category="domestic")
    assert 1 == value_of("exhibitions_supported", category="foreign")
    assert 1 == value_of("exhibitions_supported", provinces={"IR-08"})
    assert 1 == value_of("exhibitions_supported", "1401-06")


def test_units_at_exhibitions(given: Given, value_of: ValueOf) -> None:
    """In the year of the exhibition and the province of the unit."""
    given(exhibition, EXHIBITIONS)
    given(exhibition_unit, UNITS)
    assert 3 == value_of("exhibition_units")
    assert 2 == value_of("exhibition_units", category="domestic")
    assert 1 == value_of("exhibition_units", category="foreign")
    assert 2 == value_of("exhibition_units", provinces={"IR-07"})
    assert 1 == value_of("exhibition_units", provinces={"IR-09"})
    assert 0 == value_of("exhibition_units", provinces={"IR-08"})


@pytest.mark.parametrize(("code", "kind", "other"), [
    ("exhibition_contracts", "contract", "memorandum"),
    ("exhibition_memoranda", "memorandum", "contract"),
])
def test_agreements(code: str, kind: str, other: str, given: Given, value_of: ValueOf) -> None:
    """By the day of signature, which may come after the exhibition: that of unit 1 is of 1401, that of the
    last unit is not. Two agreements of one unit are two; the other kind counts elsewhere.
    """
    given(exhibition, EXHIBITIONS)
    given(exhibition_unit, UNITS)
    given(exhibition_agreement, f"""
        exhibition_unit_id | kind    | signed_on
        -------------------+---------+-----------
        1                  | {kind}  | 1400-12-29
        1                  | {kind}  | 1401-01-01
        3                  | {kind}  | 1401-01-01
        3                  | {kind}  | 1401-12-29
        4                  | {kind}  | 1401-06-01
        4                  | {other} | 1401-06-01
        5                  | {kind}  | 1402-01-01
    """)
    assert 4 == value_of(code)
    assert 3 == value_of(code, category="domestic")
    assert 1 == value_of(code, category="foreign")
    assert 2 == value_of(code, provinces={"IR-09"})
    assert 0 == value_of(code, provinces={"IR-08"})


def test_permanent_exhibitions(given: Given, value_of: ValueOf) -> None:
    """An exhibition of two years is a row of each. Units join on a day of their own and stand in the
    province of the exhibition, which stands once for both of its units.
    """
    given(permanent_exhibition, """
        id | province_code | opened_on
        ---+---------------+-----------
        1  | IR-07         | 1400-12-29
        2  | IR-07         | 1401-01-01
        3  | IR-08         | 1401-12-29
        4  | IR-08         | 1402-01-01
    """)
    given(permanent_exhibition_unit, """
        permanent_exhibition_id | joined_on
        ------------------------+-----------
        1                       | 1400-12-29
        2                       | 1401-01-01
        2                       | 1401-06-01
        3                       | 1401-12-29
        4                       | 1402-01-01
    """)
    assert 2 == value_of("permanent_exhibitions")
    assert 1 == value_of("permanent_exhibitions", provinces={"IR-07"})
    assert 3 == value_of("permanent_exhibition_units")
    assert 2 == value_of("permanent_exhibition_units", provinces={"IR-07"})
    assert 0 == value_of("permanent_exhibition_units", provinces={"IR-09"})
