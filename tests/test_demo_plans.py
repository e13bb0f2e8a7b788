"""Plans of the demo: each printed one once, the country's the sum of its rows. And foreign investment."""

import pytest

from data_access import report
from data_access.demo import plans
from data_access.demo.world import World
from tests.demo import Ask, OfProvince

IN_1401 = "BETWEEN DATE '2022-03-21' AND DATE '2023-03-20'"
BY_PROVINCE = (
    "land_added_ha",
    "water_added_lps",
    "power_added_mw",
    "parks_phone_added",
    "parks_fibre_added",
    "parks_wwtp_commissioned",
    "wwtp_modules_commissioned",
)


@pytest.mark.parametrize("code", BY_PROVINCE)
def test_plans_by_province_are_the_printed_ones_without_a_national_row(
    per_province: OfProvince, code: str
) -> None:
    question = f"""SELECT coalesce(province_code, 'IR'), value FROM plan_target
                   WHERE indicator_code = '{code}' AND jalali_year = 1401"""
    assert report.by_province(code, kind="plan") == per_province(question)


@pytest.mark.parametrize(
    "code",
    sorted(
        {
            cell.indicator_code
            for cell in report.cells()
            if cell.kind == "plan"
            and cell.scope == "IR"
            and not cell.category
            and cell.period == "1401"
            and cell.table_no != "prose"
        }
    ),
)
def test_the_sum_of_the_rows_is_the_plan_printed_for_the_country(sql: Ask, code: str) -> None:
    printed = [
        cell.value
        for cell in report.cells()
        if (cell.indicator_code, cell.scope, cell.kind, cell.category, cell.period)
        == (code, "IR", "plan", "", "1401")
        and cell.table_no != "prose"
    ]
    ((total,),) = sql(
        f"SELECT sum(value) FROM plan_target WHERE indicator_code = '{code}' AND jalali_year = 1401"
    )
    # The power planned is printed rounded for the country: 657 for 656.5 megawatts.
    assert printed == pytest.approx([total] * len(printed), abs=0.5)


def test_a_plan_by_category_has_no_row_for_the_whole(sql: Ask) -> None:
    question = """SELECT category, value FROM plan_target
                  WHERE indicator_code = 'workshop_units_built' ORDER BY category"""
    assert [("private_sector", 730), ("provincial_company", 270)] == sql(question)


def test_plans_since_the_start_of_a_programme_are_marked(sql: Ask) -> None:
    question = """SELECT indicator_code, category, jalali_year, value FROM plan_target
                  WHERE cumulative ORDER BY indicator_code, category"""
    assert [
        ("support_jobs", "credit_public", 1401, 20067), ("support_units", "credit_public", 1401, 800),
        ("support_units", "dairy", 1401, 500), ("support_units", "renovation", 1401, 3500),
        ("tech_park_workshop_units", None, 1406, 1000), ("technology_parks_new", None, 1406, 40),
    ] == sql(question)


def test_plans_of_undated_documents_are_of_the_year_of_the_report(sql: Ask) -> None:
    question = """SELECT jalali_year, cumulative, value FROM plan_target
                  WHERE indicator_code = 'cluster_duration_months_mean'"""
    assert [(1401, False, 36)] == sql(question)


def test_no_plan_is_there_twice_and_none_is_simulated(sql: Ask) -> None:
    question = """SELECT indicator_code FROM plan_target
                  GROUP BY indicator_code, province_code, category, jalali_year, cumulative
                  HAVING count(*) > 1"""
    assert [] == sql(question)
    assert [(0,)] == sql("SELECT count(*) FROM plan_target WHERE simulated")


def test_plans_do_not_depend_on_chance() -> None:
    first, second = World(1), World(2)
    for world in (first, second):
        plans.make(world)
    assert first.frames["plan_target"].equals(second.frames["plan_target"])


def test_foreign_investment_of_1401(sql: Ask) -> None:
    expected = tuple(report.value(code) for code in ("fdi_projects", "fdi_musd", "fdi_jobs"))
    question = (
        f"SELECT count(*), sum(amount_musd), sum(jobs) FROM foreign_investment WHERE invested_on {IN_1401}"
    )
    assert expected == pytest.approx(sql(question)[0])


def test_foreign_investment_in_force_is_in_different_units(sql: Ask) -> None:
    question = """SELECT count(DISTINCT operating_unit_id), count(*), sum(amount_musd) FROM foreign_investment
                  WHERE ended_on IS NULL"""
    units = report.value("fdi_units")
    assert (units, units, report.value("fdi_stock_musd")) == pytest.approx(sql(question)[0])


def test_foreign_investment_is_in_the_province_of_its_unit_since_its_licence(sql: Ask) -> None:
    question = """SELECT count(*) FROM foreign_investment f
                  JOIN operating_unit u ON u.id = f.operating_unit_id
                  JOIN park k ON k.id = u.park_id
                  WHERE k.province_code <> f.province_code OR f.invested_on < u.licence_on
                     OR u.closed_on IS NOT NULL"""
    assert [(0,)] == sql(question)


def test_feasibility_studies_supported_before_and_approved_in_1401(sql: Ask) -> None:
    question = "SELECT count(*) FROM pfs_study WHERE step = '{}' AND decided_on {}"
    supported = report.value("pfs_studies", period="1400", period_type="cumulative")
    assert [(supported,)] == sql(question.format("supported", "< DATE '2022-03-21'"))
    assert [(report.value("pfs_studies"),)] == sql(question.format("approved", IN_1401))
