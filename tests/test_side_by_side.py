"""Two years side by side, programmes against their plan, zones as a matrix."""

import math

import pytest

from common.errors import Forbidden
from common.period import Period
from data_access.database import Database
from data_access.schema.centres import special_zone, special_zone_item, special_zone_status
from data_access.schema.finance import company_account, statement_line
from data_access.schema.places import plan_target
from data_access.schema.startups import insurance_policy, startup_event
from metrics import programmes, two_years, zones
from metrics.scope import Rights, Scope
from tests.examples import Given

YEAR = Scope(Period.of_year(1401), Rights("analyst"))
RESOURCES = "company_resources_mirr"


def test_growth_and_share_of_two_years(given: Given, database: Database) -> None:
    """IR-09 has no figure of the year before and no growth; IR-10 has none at all."""
    given(company_account, """
        province_code | jalali_year | line      | amount_mirr
        --------------+-------------+-----------+------------
        IR-07         | 1400        | resources | 100
        IR-07         | 1401        | resources | 150
        IR-08         | 1400        | resources | 40
        IR-08         | 1401        | resources | 20
        IR-09         | 1401        | resources | 30
    """)
    found = two_years.compare([RESOURCES], YEAR, ["province"], database).set_index("province")
    assert (100, 150, 50, 75) == tuple(
        found.loc["IR-07", f"{RESOURCES}{part}"] for part in ("__before", "", "__growth", "__share")
    )
    assert (-50, 10) == tuple(found.loc["IR-08", f"{RESOURCES}{part}"] for part in ("__growth", "__share"))
    assert math.isnan(found.loc["IR-09", f"{RESOURCES}__growth"])
    assert math.isnan(found.loc["IR-10", RESOURCES])


def test_an_expense_that_grows_has_a_positive_growth_and_a_turned_profit_none(
    given: Given, database: Database,
) -> None:
    given(statement_line, """
        statement    | jalali_year | line              | amount_mirr
        -------------+-------------+-------------------+------------
        organisation | 1400        | sga_expenses      | -100
        organisation | 1401        | sga_expenses      | -120
        organisation | 1400        | operating_revenue | 50
        organisation | 1401        | operating_revenue | -50
    """)
    codes = ["org_sga_expenses_mirr", "org_operating_revenue_mirr"]
    row = two_years.compare(codes, YEAR, [], database).iloc[0]
    assert 20 == pytest.approx(row["org_sga_expenses_mirr__growth"])
    assert math.isnan(row["org_operating_revenue_mirr__growth"])


def test_programmes_come_the_furthest_behind_first(given: Given, database: Database) -> None:
    """Two of four events are half the plan; three policies of two are more than the plan and not capped."""
    given(plan_target, """
        indicator_code     | jalali_year | value | cumulative
        -------------------+-------------+-------+-----------
        insurance_policies | 1401        | 2     | no
        startup_events     | 1401        | 4     | no
        theses_supported   | 1400        | 9     | no
        training_courses   | 1401        | 9     | yes
        not_ours           | 1401        | 1     | no
    """)
    for table in (startup_event, startup_event, insurance_policy, insurance_policy, insurance_policy):
        given(table)
    found = programmes.against_plan(YEAR, database)
    reached = [(one.code, one.achievement) for one in found]
    assert [("startup_events", 50), ("insurance_policies", 150)] == reached
    ever = programmes.against_plan(YEAR.of(Period.since_beginning(YEAR.period.stop)), database)
    assert ["training_courses"] == [one.code for one in ever]


def test_zones_say_what_is_mentioned_and_nothing_else(given: Given, database: Database) -> None:
    """The licence was in progress until it was there; water is mentioned for next year only."""
    given(special_zone, """
        id | name_fa | province_code | area_ha
        ---+---------+---------------+--------
        1  | الف     | IR-07         | 10
        2  | ب       | IR-08         |
    """)
    given(special_zone_status, """
        special_zone_id | status    | since
        ----------------+-----------+-----------
        1               | operating | 1400-01-01
    """)
    given(special_zone_item, """
        special_zone_id | item              | state       | since      | until
        ----------------+-------------------+-------------+------------+-----------
        1               | operating_licence | in_progress | 1399-01-01 | 1401-01-01
        1               | operating_licence | yes         | 1401-01-01 |
        1               | water             | yes         | 1402-01-01 |
    """)
    first, second = zones.matrix(YEAR, database)
    assert ("operating", {"operating_licence": "yes"}) == (first.status, first.states)
    assert (None, None, {}) == (second.status, second.area_ha, second.states)
    chosen = Scope(YEAR.period, YEAR.rights, frozenset({"IR-08"}))
    assert ["ب"] == [zone.name_fa for zone in zones.matrix(chosen, database)]
    with pytest.raises(Forbidden):
        zones.matrix(Scope(YEAR.period, Rights("public")), database)
