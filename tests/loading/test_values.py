"""Each rule for a cell: what it takes, and what it refuses rather than guess."""

from datetime import date, datetime
from typing import Any

import pytest

from data_access.loading.columns import Marked, Reader
from data_access.loading.doubt import Doubtful
from data_access.loading.entities import Field, Kind

at = datetime.fromisoformat
D, M = date(2022, 4, 23), at("2022-04-23T04:00")
TAKEN: dict[Kind, list[tuple[Any, Any]]] = {
    "date": [
        ("1401/02/03", D), ("1401-2-3", D), ("۱۴۰۱/۰۲/۰۳", D), ("١٤٠١/٠٢/٠٣", D), ("2022-04-23", D),
        ("2022/4/23", D), (D, D), (at("2022-04-23"), D), (" 1401/02/03 ", D), ("", None), (None, None),
        ("2022-04-23 00:00:00", D), ("1399/12/30", date(2021, 3, 20)),
    ],
    "moment": [
        ("1401/02/03 08:30", M), ("2022-04-23T04:00:00Z", M), ("2022-04-23 08:30:00+04:30", M),
        (at("2022-04-23T08:30"), M), ("۱۴۰۱/۰۲/۰۳ ۰۸:۳۰", M),
    ],
    "number": [
        ("12.5", 12.5), ("۱۲٫۵", 12.5), ("۱٬۲۳۴", 1234.0), ("۱٬۲۳۴٫۵", 1234.5), ("1,234,567", 1234567.0),
        ("1,234.5", 1234.5), ("-3", -3.0), ("−۳", -3.0), (7, 7.0), (1.25, 1.25), ("1e-05", 1e-05),
        ("0.5", 0.5),
    ],
    "integer": [("12", 12), ("۱۲", 12), ("1,234", 1234), ("5.0", 5), (5.0, 5), ("0", 0), ("-4", -4)],
    "flag": [("بله", True), ("خير", False), ("TRUE", True), ("no", False), (True, True), (0, False)],
    "text": [
        (" شهرك  صنعتي ", "شهرک صنعتی"), ("نیم‌فاصله", "نیم‌فاصله"), ("   ", None), ("A\u00a0B", "A B"),
    ],
    "one_of": [("zone", "zone"), ("ZONE", "zone"), ("ناحيه صنعتي", "zone"), ("شهرک‌صنعتی", "park")],
    "province": [
        ("IR-07", "IR-07"), ("ir-07", "IR-07"), ("فارس", "IR-07"), ("استان فارس", "IR-07"), ("Fars", "IR-07"),
        ("چهار محال و بختياري", "IR-14"), ("آذربایجان‌شرقی", "IR-03"),
    ],
}
REFUSED: dict[Kind, list[tuple[Any, str]]] = {
    "date": [
        ("01/02/03", "short_year"), ("03/04/1401", "date_order"), ("3-4-2022", "date_order"),
        ("14010203", "number_date"), ("44654", "number_date"), (44654, "number_date"),
        (44654.5, "number_date"),
        ("1401/13/01", "no_such_day"), ("1401/12/30", "no_such_day"), ("2022-02-30", "no_such_day"),
        ("1501/01/01", "year"), ("1850-01-01", "year"), ("0401/02/03", "year"), ("1401/02-03", "not_date"),
        ("2022-04-23 10:00", "has_time"), (at("2022-04-23T10:00"), "has_time"), ("دیروز", "not_date"),
        (True, "number_date"), ("1401\u202e/02/03", "hidden"),
    ],
    "moment": [
        ("1401/02/03", "no_time"), ("1401/02/03 25:00", "not_date"), ("2022-03-22 00:30", "clock_change"),
        ("2022-09-21 23:30", "clock_change"), ("01/02/03 08:30", "short_year"), (1.5, "number_date"),
    ],
    "number": [
        ("1,234", "comma"), ("1.234.567", "dot"), ("1,5", "comma"), ("۱۲/۵", "slash"), ("5%", "percent"),
        ("007", "leading_zero"), ("1401/02/03", "date_in_number"), (at("2022-04-23"), "date_in_number"),
        ("12,34,567", "comma"), ("abc", "not_number"), ("--", "not_number"), (float("nan"), "not_number"),
        ("inf", "not_number"), (True, "not_number"), ("9007199254740993", "range"), ("1 234", "not_number"),
    ],
    "integer": [
        ("1.5", "fraction"), (1.5, "fraction"), ("1.000", "fraction"), ("2147483648", "range"),
        ("012", "leading_zero"),
    ],
    "flag": [("شاید", "not_flag"), ("2", "not_flag"), (0.5, "not_flag")],
    "text": [
        ("x\0y", "hidden"), ("a\u202eb", "hidden"), ("a\u200fb", "hidden"), ("a\u200bb", "hidden"),
        ("x" * 501, "too_long"),
        ("=1+1", "formula"), ("-", "placeholder"), ("N/A", "placeholder"), (12, "number_in_text"),
        (True, "not_text"), (Marked("error_cell", "#REF!"), "error_cell"),
        (Marked("formula", "=A1"), "formula"),
        ("a\nb", "hidden"),
    ],
    "one_of": [("parks", "not_choice"), (1, "not_choice")],
    "province": [("خراسان", "not_province"), ("IR-31", "not_province"), ("تهران بزرگ", "not_province")],
}


def read(kind: Kind, cell: Any, name: str = "kind", *, sure_dot: bool = True) -> Any:
    values = ("park", "zone") if kind == "one_of" else ()
    array, faults = Reader(Field(name, kind, required=False, values=values), sure_dot)([cell])
    return faults[0][1].rule if faults else array.to_pylist()[0]


@pytest.mark.parametrize(("kind", "cell", "value"), [
    (kind, cell, value) for kind, cases in TAKEN.items() for cell, value in cases
])
def test_what_is_clear_is_taken(kind: Kind, cell: Any, value: Any) -> None:
    assert value == read(kind, cell)


@pytest.mark.parametrize(("kind", "cell", "rule"), [
    (kind, cell, rule) for kind, cases in REFUSED.items() for cell, rule in cases
])
def test_what_is_doubtful_is_refused(kind: Kind, cell: Any, rule: str) -> None:
    assert rule == read(kind, cell)


def test_a_point_is_doubtful_where_it_may_part_thousands() -> None:
    assert "dot" == read("number", "1.234", sure_dot=False)
    assert 1.234 == read("number", "1.234", sure_dot=True)
    assert 12.5 == read("number", "12.5", sure_dot=False)


def test_numbers_of_rows_keep_zeros_and_get_western_digits() -> None:
    assert "0012/الف" == read("text", "۰۰۱۲/الف", "number")
    assert "scientific" == read("text", "1.23E+11", "number")


def test_a_doubt_can_be_told_twice() -> None:
    """The same cell again is answered from memory."""
    _, faults = Reader(Field("since", "date", required=False), sure_dot=True)(["01/02/03", "01/02/03"])
    assert ["short_year"] * 2 == [doubt.rule for _, doubt in faults]
    assert all(isinstance(doubt, Doubtful) for _, doubt in faults)
