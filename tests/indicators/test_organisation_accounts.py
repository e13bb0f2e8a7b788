"""Worked examples: lines and results of the organisation's own income statement."""

import pytest

from data_access.schema.finance import statement_line
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.statements import STATEMENTS

EXPECTED = [
    ("org_operating_revenue_mirr", 1000),
    ("org_sga_expenses_mirr", -300),
    ("org_other_expenses_mirr", -750),
    ("org_operating_profit_mirr", 1000 - 300 - 750),
    ("org_nonoperating_net_mirr", 90),
    ("org_profit_before_tax_mirr", -50 + 90),
    ("org_income_tax_mirr", -10),
    ("org_net_profit_mirr", 40 - 10),
]
RESULTS = ["org_operating_profit_mirr", "org_profit_before_tax_mirr", "org_net_profit_mirr"]


@pytest.mark.parametrize(("code", "expected"), EXPECTED)
def test_statement(code: str, expected: float, given: Given, value_of: ValueOf) -> None:
    """Expenses are negative, so results are sums. A month, and a year without lines, are unknown."""
    given(statement_line, STATEMENTS)
    assert expected == value_of(code)
    assert [None] * 3 == [value_of(code, period) for period in ("1401-12", "1401-S1", "1402")]
    assert value_of(code, provinces={"IR-07"}) is None


@pytest.mark.parametrize("code", RESULTS)
def test_no_result_without_every_line(code: str, given: Given, value_of: ValueOf) -> None:
    """Of 1400 the revenue is known and nothing else: that is no profit."""
    given(statement_line, STATEMENTS)
    assert 70000 == value_of("org_operating_revenue_mirr", "1400")
    assert value_of(code, "1400") is None


def test_results_after_a_line_nobody_knows(given: Given, value_of: ValueOf) -> None:
    """A line without an amount leaves unknown what comes after it, and nothing before it."""
    given(statement_line, """
        statement    | line              | amount_mirr
        -------------+-------------------+------------
        organisation | operating_revenue | 1000
        organisation | sga_expenses      | -300
        organisation | other_expenses    | -500
        organisation | nonoperating_net  |
        organisation | income_tax        | -10
    """)
    assert 200 == value_of("org_operating_profit_mirr")
    assert value_of("org_nonoperating_net_mirr") is None
    assert value_of("org_profit_before_tax_mirr") is None
    assert value_of("org_net_profit_mirr") is None
