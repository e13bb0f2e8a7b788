"""Treatment plants, studies, green space and workshops of the demo, counted by hand against the report."""

import pytest

from data_access import report
from tests.demo import Ask, OfProvince

IN_1401 = "BETWEEN DATE '2022-03-21' AND DATE '2023-03-20'"
PLACED = "JOIN treatment_plant p ON p.id = m.treatment_plant_id JOIN park k ON k.id = p.park_id"


def printed_places(kind: str) -> set[tuple[str, str]]:
    """Province and number of module of what the report names as put into operation."""
    rows = report.table("2_wwtp_by_park")
    return {
        (row["province_code"], row["module_no"] or "1")
        for row in rows
        if row["kind"] == kind and row["commissioned"] == "1"
    }


def some(figures: dict[str, float]) -> dict[str, float]:
    return {code: figure for code, figure in figures.items() if figure}


def test_196_parks_have_plants_of_their_own_and_250_with_city_connections(sql: Ask) -> None:
    question = "SELECT count(DISTINCT park_id), count(*) FROM treatment_plant WHERE NOT city_connection"
    assert [(report.value("parks_with_wwtp"),) * 2] == sql(question)
    assert [(report.value("wwtp_plants"),)] == sql("SELECT count(*) FROM treatment_plant")


def test_modules_are_250_without_and_269_with_city_connections(sql: Ask) -> None:
    question = """SELECT sum(CASE WHEN city_connection THEN 0 ELSE 1 END), count(*)
                  FROM treatment_module m JOIN treatment_plant p ON p.id = m.treatment_plant_id"""
    assert [(250, 269)] == sql(question)


def test_capacity_is_that_of_the_own_modules(sql: Ask) -> None:
    question = f"SELECT sum(capacity_m3_day), count(capacity_m3_day) FROM treatment_module m {PLACED}"
    assert [(report.value("wwtp_capacity_m3_day", table_no="23"), 250)] == sql(question)
    assert [(0,)] == sql(
        f"SELECT count(capacity_m3_day) FROM treatment_module m {PLACED} WHERE city_connection"
    )


def test_first_plants_of_1401_stand_where_the_report_names_them(per_province: OfProvince) -> None:
    question = f"""SELECT k.province_code, count(*) FROM treatment_plant p JOIN park k ON k.id = p.park_id
                   WHERE NOT city_connection AND commissioned_on {IN_1401} GROUP BY 1"""
    assert some(report.by_province("parks_wwtp_commissioned")) == per_province(question)


def test_additional_modules_of_1401_stand_where_the_report_names_them(
    per_province: OfProvince,
    sql: Ask,
) -> None:
    where = f"{PLACED} WHERE NOT first_of_plant AND m.commissioned_on {IN_1401}"
    counted = per_province(f"SELECT k.province_code, count(*) FROM treatment_module m {where} GROUP BY 1")
    assert some(report.by_province("wwtp_modules_commissioned")) == counted
    numbers = sql(f"SELECT k.province_code, CAST(m.module_no AS VARCHAR) FROM treatment_module m {where}")
    assert printed_places("module") == set(numbers)


def test_named_plants_and_modules_are_not_marked_as_simulated(sql: Ask) -> None:
    assert [(4 + 8,)] == sql("SELECT count(*) FROM treatment_plant WHERE NOT simulated")
    question = f"SELECT count(*) FROM treatment_module WHERE NOT simulated AND commissioned_on {IN_1401}"
    assert [(4 + 8,)] == sql(question)


def test_modules_of_a_plant_are_numbered_without_gaps(sql: Ask) -> None:
    question = """SELECT treatment_plant_id FROM treatment_module GROUP BY 1
                  HAVING max(module_no) <> count(*) OR min(module_no) <> 1"""
    assert [] == sql(question)


def test_the_government_pays_half_of_every_plant(sql: Ask) -> None:
    question = "SELECT count(*) FROM treatment_plant WHERE cost_mirr <> 2 * government_aid_mirr"
    assert [(0,)] == sql(question)


def test_more_than_twenty_processes_are_in_use(sql: Ask) -> None:
    ((count,),) = sql("SELECT count(DISTINCT process) FROM treatment_plant")
    assert count > report.value("wwtp_process_types")


def test_plants_rated_good_are_as_many_as_printed(sql: Ask) -> None:
    question = "SELECT count(*) FROM plant_rating WHERE good AND until IS NULL"
    assert [(report.value("parks_wwtp_good_operation"),)] == sql(question)


def test_units_served_connected_and_newly_connected_are_as_many_as_printed(sql: Ask) -> None:
    expected = (
        report.value("units_covered_wwtp"),
        report.value("units_connected_wwtp", table_no="23"),
        report.value("units_connected_wwtp_added", table_no="22"),
    )
    question = f"""SELECT count(DISTINCT operating_unit_id), count(connected_on),
                          sum(CASE WHEN connected_on {IN_1401} THEN 1 ELSE 0 END) FROM plant_connection"""
    assert [expected] == sql(question)


def test_a_unit_is_served_by_the_plant_of_its_park_after_both_began(sql: Ask) -> None:
    question = """SELECT count(*) FROM plant_connection c JOIN operating_unit u ON u.id = c.operating_unit_id
                  JOIN treatment_plant p ON p.id = c.treatment_plant_id
                  WHERE u.park_id <> p.park_id OR c.covered_on < u.licence_on OR u.closed_on IS NOT NULL
                     OR c.covered_on < p.commissioned_on OR c.connected_on < c.covered_on"""
    assert [(0,)] == sql(question)


@pytest.mark.parametrize(
    ("table", "day"),
    [
        ("treatment_plant", "commissioned_on"),
        ("effluent_reuse", "realised_on"),
        ("green_work", "done_on"),
        ("workshop_unit", "built_on"),
    ],
)
def test_nothing_is_built_in_a_park_before_it_operates(sql: Ask, table: str, day: str) -> None:
    question = f"""SELECT count(*) FROM {table} t JOIN park k ON k.id = t.park_id
                   WHERE k.operating_on IS NULL OR t.{day} < k.operating_on"""
    assert [(0,)] == sql(question)


def test_no_module_is_older_than_its_plant_and_no_round_either(sql: Ask) -> None:
    plant = "JOIN treatment_plant p ON p.id = t.treatment_plant_id"
    younger = sql(
        f"SELECT count(*) FROM treatment_module t {plant} WHERE t.commissioned_on < p.commissioned_on"
    )
    rounds = sql(f"SELECT count(*) FROM monitoring_round t {plant} WHERE t.held_on < p.commissioned_on")
    assert [(0,)] == younger == rounds


def test_parks_reuse_effluent_as_printed(sql: Ask) -> None:
    expected = (report.value("parks_effluent_reuse"), report.value("parks_effluent_reuse_added"))
    question = f"""SELECT count(DISTINCT park_id), sum(CASE WHEN realised_on {IN_1401} THEN 1 ELSE 0 END)
                   FROM effluent_reuse"""
    assert [expected] == sql(question)


@pytest.mark.parametrize(
    ("kind", "day", "code"),
    [
        ("treatment_and_reuse", "done_on", "wwtp_reuse_studies"),
        ("treatment_design", "approved_on", "wwtp_design_studies_approved"),
        ("effluent_reuse", "approved_on", "effluent_reuse_studies_approved"),
        ("impact_assessment", "done_on", "eia_studies"),
    ],
)
def test_studies_of_1401(sql: Ask, kind: str, day: str, code: str) -> None:
    question = f"SELECT count(*) FROM study WHERE kind = '{kind}' AND {day} {IN_1401}"
    assert [(report.value(code),)] == sql(question)


def test_environmental_approvals_of_1401_and_of_all_years(sql: Ask) -> None:
    expected = [(report.value("eia_approvals", period_type=span),) for span in ("year", "cumulative")]
    question = "SELECT count(*) FROM study WHERE kind = 'impact_assessment' AND approved_on"
    assert expected == sql(f"{question} {IN_1401}") + sql(f"{question} IS NOT NULL")


def test_certificates_monitoring_rounds_and_parameters(sql: Ask) -> None:
    codes = (
        "green_industry_plaques",
        "iso14001_systems",
        "wwtp_monitoring_rounds",
        "wwtp_monitoring_parameters",
    )
    counted = sql("SELECT count(*) FROM certificate GROUP BY kind ORDER BY kind")
    counted += sql(f"SELECT count(*) FROM monitoring_round WHERE held_on {IN_1401}")
    counted += sql("SELECT count(*) FROM monitoring_parameter WHERE simulated")
    assert [(report.value(code),) for code in codes] == counted


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("green_space", "green_space_added_ha"),
        ("drip_irrigation", "drip_irrigation_added_km"),
        ("trees", "trees_planted"),
        ("flower_lawn", "flower_lawn_area_ha"),
    ],
)
def test_green_space_of_1401(sql: Ask, kind: str, code: str) -> None:
    ((quantity,),) = sql(f"SELECT sum(quantity) FROM green_work WHERE kind = '{kind}' AND done_on {IN_1401}")
    assert report.value(code) == pytest.approx(quantity)


@pytest.mark.parametrize("builder", ["provincial_company", "private_sector"])
def test_workshop_units_of_1401_by_builder(sql: Ask, builder: str) -> None:
    question = f"SELECT count(*) FROM workshop_unit WHERE builder = '{builder}' AND built_on {IN_1401}"
    assert [(report.value("workshop_units_built", category=builder),)] == sql(question)


def test_what_the_report_does_not_print_has_no_rows_and_no_coverage(sql: Ask) -> None:
    assert [(0, 0)] == sql("SELECT (SELECT count(*) FROM plot), (SELECT count(*) FROM green_area)")
    question = "SELECT entity, first_day FROM coverage WHERE entity IN ('plot', 'green_area') ORDER BY entity"
    assert [("green_area", None), ("plot", None)] == sql(question)
