"""Worked examples: the income statement of the organisation and the companies together, to gross profit."""

import pytest

from data_access.schema.finance import statement_line
from tests.conftest import ValueOf
from tests.examples import Given
from tests.indicators.statements import STATEMENTS


@pytest.mark.parametrize(("code", "expected"), [
    ("consolidated_operating_revenue_mirr", 5000),
    ("consolidated_operating_cost_mirr", -3000),
    ("consolidated_gross_profit_mirr", 5000 - 3000),
    ("consolidated_admin_expenses_mirr", -900),
    ("consolidated_other_income_mirr", 400),
    ("consolidated_other_expenses_mirr", -100),
])
def test_statement(code: str, expected: float, given: Given, value_of: ValueOf) -> None:
    """Expenses are negative. A month, and a year without lines, are unknown."""
    given(statement_line, STATEMENTS)
    assert expected == value_of(code)
    assert [None] * 3 == [value_of(code, period) for period in ("1401-12", "1401-S1", "1402")]
    assert value_of(code, provinces={"IR-07"}) is None


def test_no_gross_profit_without_the_cost(given: Given, value_of: ValueOf) -> None:
    """Of 1400 the revenue is known, its cost is not."""
    given(statement_line, STATEMENTS)
    assert 80000 == value_of("consolidated_operating_revenue_mirr", "1400")
    assert value_of("consolidated_gross_profit_mirr", "1400") is None
