"""Worked examples: technology markets, their deals, and innovation centres."""

from data_access.schema.technology import fan_bazaar, fan_bazaar_deal, innovation_centre
from tests.conftest import ValueOf
from tests.examples import Given


def test_fan_bazaars(given: Given, value_of: ValueOf) -> None:
    """Set up by the last day and not closed by it: 1, 2 and 5. Launched in the year: 2 and 3."""
    given(fan_bazaar, """
        province_code | launched_on | closed_on
        --------------+-------------+-----------
        IR-07         | 1395-01-01  |
        IR-07         | 1401-12-29  |
        IR-08         | 1401-01-01  | 1401-12-29
        IR-08         | 1402-01-01  |
        IR-08         | 1400-12-29  | 1402-01-01
    """)
    assert 3 == value_of("fan_bazaars")
    assert 2 == value_of("fan_bazaars_launched")
    assert 1 == value_of("fan_bazaars", provinces={"IR-08"})
    assert 1 == value_of("fan_bazaars_launched", provinces={"IR-08"})


def test_fanbazaar_deals(given: Given, value_of: ValueOf) -> None:
    """A deal of unknown value is a deal, without a value; millions in the rows are billions in the figure."""
    given(fan_bazaar_deal, """
        province_code | kind                                  | done_on    | value_mirr
        --------------+---------------------------------------+------------+-----------
        IR-07         | investment_attracted                  | 1400-12-29 | 9000
        IR-07         | investment_attracted                  | 1401-01-01 | 3000
        IR-07         | investment_attracted                  | 1401-06-01 |
        IR-08         | industrial_needs_met                  | 1401-12-29 | 1500
        IR-08         | industrial_needs_met                  | 1402-01-01 | 7000
        IR-08         | marketing_of_knowledge_based_products | 1401-06-01 |
    """)
    assert 4 == value_of("fanbazaar_deals")
    assert 4.5 == value_of("fanbazaar_deal_value_birr")
    assert 2 == value_of("fanbazaar_deals", category="investment_attracted")
    assert 3 == value_of("fanbazaar_deal_value_birr", category="investment_attracted")
    assert 1 == value_of("fanbazaar_deals", category="marketing_of_knowledge_based_products")
    marketing = value_of("fanbazaar_deal_value_birr", category="marketing_of_knowledge_based_products")
    assert marketing is None
    assert 1.5 == value_of("fanbazaar_deal_value_birr", provinces={"IR-08"})


def test_innovation_centres(given: Given, value_of: ValueOf) -> None:
    """Set up by the last day and not closed by it: a, b and e. Launched in the year: b and c."""
    given(innovation_centre, """
        province_code | name_fa | launched_on | closed_on
        --------------+---------+-------------+-----------
        IR-07         | a       | 1395-01-01  |
        IR-07         | b       | 1401-12-29  |
        IR-08         | c       | 1401-01-01  | 1401-12-29
        IR-08         | d       | 1402-01-01  |
        IR-08         | e       | 1400-12-29  | 1402-01-01
    """)
    assert 3 == value_of("innovation_centres")
    assert 2 == value_of("innovation_centres_launched")
    assert 2 == value_of("innovation_centres", provinces={"IR-07"})
    assert 0 == value_of("innovation_centres_launched", period="1401-06")
