"""Worked examples: money from the treasury, grants to the companies, advances settled, and sessions."""

from data_access.schema.finance import advance_payment, capital_receipt, company_grant, finance_session
from tests.conftest import ValueOf
from tests.examples import Given


def test_receipts_by_means(given: Given, value_of: ValueOf) -> None:
    """First and last day included; the voucher is of unknown worth, so its means is unknown and not 0."""
    given(capital_receipt, """
        means            | received_on | amount_mirr
        -----------------+-------------+------------
        cash             | 1400-12-29  | 900
        cash             | 1401-01-01  | 100
        cash             | 1401-06-01  | 20
        treasury_bills   | 1401-12-29  | 50
        bitumen_vouchers | 1401-06-01  |
        treasury_bills   | 1402-01-01  | 900
    """)
    assert 170 == value_of("capital_credit_received_mirr")
    assert 120 == value_of("capital_credit_received_mirr", category="cash")
    assert 50 == value_of("capital_credit_received_mirr", category="treasury_bills")
    assert value_of("capital_credit_received_mirr", category="bitumen_vouchers") is None
    assert 0 == value_of("capital_credit_received_mirr", "1401-07")


def test_grants(given: Given, value_of: ValueOf) -> None:
    given(company_grant, """
        province_code | paid_on    | amount_mirr
        --------------+------------+------------
        IR-07         | 1400-12-29 | 900
        IR-07         | 1401-01-01 | 100
        IR-07         | 1401-06-01 |
        IR-08         | 1401-12-29 | 50
        IR-09         | 1401-06-01 |
        IR-08         | 1402-01-01 | 900
    """)
    assert 150 == value_of("grant_to_companies_mirr")
    assert 50 == value_of("grant_to_companies_mirr", provinces={"IR-08"})
    assert value_of("grant_to_companies_mirr", provinces={"IR-09"}) is None
    assert 0 == value_of("grant_to_companies_mirr", provinces={"IR-10"})


def test_advances_settled(given: Given, value_of: ValueOf) -> None:
    """30 of the 100 owed when the year began. Settled before it or paid within it is no part of either;
    what is settled after the year is still owed; an unknown amount is left out of both.
    """
    given(advance_payment, """
        paid_on    | settled_on | amount_mirr
        -----------+------------+------------
        1400-12-29 | 1401-01-01 | 10
        1398-01-01 | 1401-12-29 | 20
        1398-01-01 | 1402-01-01 | 30
        1398-01-01 |            | 40
        1398-01-01 | 1400-12-29 | 900
        1401-01-01 | 1401-06-01 | 900
        1398-01-01 | 1401-06-01 |
    """)
    assert 30 == value_of("prior_advances_settled_pct")


def test_advances_settled_of_nothing_owed(given: Given, value_of: ValueOf) -> None:
    """All was settled in time, or nobody knows how much was owed: no share."""
    given(advance_payment, """
        paid_on    | settled_on | amount_mirr
        -----------+------------+------------
        1398-01-01 | 1400-12-29 | 900
        1401-01-01 | 1401-06-01 | 900
        1398-01-01 | 1401-06-01 |
    """)
    assert value_of("prior_advances_settled_pct") is None


def test_none_of_what_was_owed_is_settled(given: Given, value_of: ValueOf) -> None:
    given(advance_payment, """
        paid_on    | settled_on | amount_mirr
        -----------+------------+------------
        1398-01-01 | 1402-01-01 | 30
    """)
    assert 0 == value_of("prior_advances_settled_pct")


def test_sessions(given: Given, value_of: ValueOf) -> None:
    """Regional, but on record for the country only."""
    given(finance_session, """
        held_on
        ----------
        1400-12-29
        1401-01-01
        1401-12-29
        1402-01-01
    """)
    assert 2 == value_of("finance_working_group_sessions")
    assert value_of("finance_working_group_sessions", provinces={"IR-07"}) is None
