"""Worked examples: the income statement of all, from operating profit to net profit."""

import pytest

from data_access.schema.finance import statement_line
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.statements import STATEMENTS

RESULTS = [
    "consolidated_operating_profit_mirr", "consolidated_profit_before_tax_mirr",
    "consolidated_net_profit_mirr",
]


@pytest.mark.parametrize(("code", "expected"), [
    ("consolidated_operating_profit_mirr", 2000 - 900 + 400 - 100),
    ("consolidated_finance_costs_mirr", -50),
    ("consolidated_nonoperating_net_mirr", 250),
    ("consolidated_profit_before_tax_mirr", 1400 - 50 + 250),
    ("consolidated_income_tax_mirr", -600),
    ("consolidated_net_profit_mirr", 1600 - 600),
])
def test_statement(code: str, expected: float, given: Given, value_of: ValueOf) -> None:
    """Expenses are negative, so results are sums. A month, and a year without lines, are unknown."""
    given(statement_line, STATEMENTS)
    assert expected == value_of(code)
    assert [None] * 3 == [value_of(code, period) for period in ("1401-12", "1401-S1", "1402")]


@pytest.mark.parametrize("code", RESULTS)
def test_no_result_without_every_line(code: str, given: Given, value_of: ValueOf) -> None:
    """Of 1400 the revenue is known and nothing else."""
    given(statement_line, STATEMENTS)
    assert value_of(code, "1400") is None
