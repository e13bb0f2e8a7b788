"""A table is its address and back; what is not exactly a table is refused in a sentence of both languages."""

import argparse
import shlex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.errors import DashboardError
from metrics import registry
from metrics.crosstab import Crosstab
from metrics.crosstab import command as tabulating
from metrics.crosstab.address import NAMES, pairs
from tests.crosstab.selections import crosstabs

TABLE = {"rows": "province", "indicators": "parks_approved_new", "periods": "1401"}
LONG = "x" * 10_000


@settings(deadline=None, max_examples=150)
@given(crosstabs())
def test_a_table_comes_back_from_its_address(table: Crosstab) -> None:
    assert table == Crosstab.parse(table.address())
    assert table == Crosstab.parse(table.parameters())
    assert table == Crosstab.parse(pairs(table.address()))


@settings(deadline=None, max_examples=50)
@given(crosstabs())
def test_a_table_comes_back_from_its_command_line(table: Crosstab) -> None:
    parser = argparse.ArgumentParser()
    tabulating.declare(parser)
    words = shlex.split(table.command())
    assert ["python", "-m", "metrics", "table"] == words[:4]
    assert table == tabulating.asked_for(parser.parse_args(words[4:]))


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(
    st.sampled_from([*NAMES, "rights", ""]),
    st.text(max_size=60), max_size=6,
))
def test_any_text_is_a_table_or_a_refusal(parameters: dict[str, str]) -> None:
    try:
        found = Crosstab.parse({**TABLE, **parameters})
    except DashboardError:
        return
    assert found == Crosstab.parse(found.address())


@pytest.mark.parametrize(("name", "text", "said"), [
    ("indicators", "no_such_code", "No indicator is called"),
    ("indicators", "parks_approved_new'; DROP TABLE park; --", "No indicator is called"),
    ("indicators", LONG, "longer than 200 letters"),
    ("indicators", "", "at least one indicator"),
    ("periods", "", "one period"),
    ("periods", "1401;", "cannot be read"),
    ("periods", "1397..", "cannot be read"),
    ("periods", "1401..1397", "in order"),
    ("periods", "1397..1401-S1", "of one kind"),
    ("periods", "1390-01..1401-12", "at most 120 periods"),
    ("periods", "1300-01-01..1450-01-01", "at most 120 periods"),
    ("periods", "until:1401", "stands a day"),
    ("rows", "parc", "cannot be split by 'parc'"),
    ("rows", "province,park,action", "at most 2 groupings"),
    ("rows", LONG, "longer than 200 letters"),
    ("provinces", "IR-77", "no province with the code"),
    ("park", "-1", "cannot be read"),
    ("park", "1 OR 1=1", "cannot be read"),
    ("park", "9" * 30, "cannot be read"),
    ("park", "0", "cannot be read"),
    ("where", "action", "cannot be read"),
    ("where", "action:", "cannot be read"),
    ("where", "action:no_such", "cannot be split by 'no_such'"),
    ("where", "service:TB", "cannot be split by 'service'"),
    ("where", "province:IR-01", "cannot be read"),
    ("where", f"action:{LONG}", "longer than 200 letters"),
    ("where", "action:cre\x00ate", "no text holds"),
    ("where", "action:" + ",".join(f"m{number}" for number in range(401)), "at most 400 categories"),
    ("at_least", "parks_approved_new:nan", "cannot be read"),
    ("at_least", "parks_approved_new:inf", "cannot be read"),
    ("at_least", "contracts_signed:1", "cannot be read"),
    ("at_most", "10", "cannot be read"),
    ("search", LONG, "longer than 200 letters"),
    ("search", "\ud800", "no text holds"),
    ("order", "-; DROP", "cannot be read"),
    ("across", "perhaps", "cannot be read"),
    ("search", "x" * 40_000, "more than 30000 letters"),
    ("rights", "administrator", "has no parameter 'rights'"),
])
def test_refuses_in_a_sentence(name: str, text: str, said: str) -> None:
    with pytest.raises(DashboardError) as refused:
        Crosstab.parse({**TABLE, name: text})
    assert said in refused.value.en
    assert refused.value.fa
    assert len(refused.value.en) < 400


def test_refuses_more_than_forty_indicators() -> None:
    with pytest.raises(DashboardError, match="at most 40 indicators"):
        Crosstab.parse({**TABLE, "indicators": ",".join(list(registry.all_indicators())[:41])})


def test_a_parameter_given_twice_is_one_list_or_refused() -> None:
    twice = Crosstab.parse([*TABLE.items(), ("indicators", "contracts_signed"), ("periods", "1400")])
    assert (("parks_approved_new", "contracts_signed"), 2) == (twice.codes, len(twice.periods))
    with pytest.raises(DashboardError, match="cannot be read"):
        Crosstab.parse([*TABLE.items(), ("park", "1"), ("park", "2")])


def test_what_belongs_to_others_is_left_to_them() -> None:
    assert Crosstab.parse(TABLE) == Crosstab.parse({**TABLE, "format": "csv"}, beside=("format",))
    with pytest.raises(DashboardError, match="no parameter 'format'"):
        Crosstab.parse({**TABLE, "format": "csv"})


def test_persian_digits_are_read() -> None:
    key = "parks_approved_new__1401"
    persian = Crosstab.parse({**TABLE, "periods": "۱۳۹۹..۱۴۰۱", "park": "۱۲", "at_least": f"{key}:۲٫۵"})
    plain = {"periods": "1399,1400,1401", "park": "12", "at_least": f"{key}:2.5"}
    assert Crosstab.parse({**TABLE, **plain}) == persian
    assert "periods=1399..1401" in persian.address()


@pytest.mark.parametrize(
    "address", ["%", "rows=%zz", "&&&&", "=", "a=1&" * 200, "rows=province&rows", "x" * 200_000],
)
def test_a_broken_query_string_is_refused(address: str) -> None:
    with pytest.raises(DashboardError):
        Crosstab.parse(address)
