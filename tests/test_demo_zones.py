"""Special economic zones of the demo beside the report: status, units and what is on record."""

from data_access import report
from data_access.schema.centres import MILESTONES, ZONE_FACILITIES
from tests.demo import Ask

OF_ZONE = "JOIN special_zone z ON z.id = t.special_zone_id"
PRINTED = report.table("2_special_economic_zones")


def test_nine_zones_and_two_in_assignment(sql: Ask) -> None:
    question = """SELECT sum(CASE WHEN status = 'in_assignment' THEN 0 ELSE 1 END),
                         sum(CASE WHEN status = 'in_assignment' THEN 1 ELSE 0 END) FROM special_zone_status"""
    assert [(report.value("sez_total"), report.value("sez_in_assignment"))] == sql(question)


def test_each_zone_has_its_printed_status_place_and_area(sql: Ask) -> None:
    expected = sorted(
        (
            row["name_fa"],
            row["province_code"],
            row["status_table25"],
            float(row["area_ha"]) if row["area_ha"] else None,
        )
        for row in PRINTED
    )
    question = f"""SELECT z.name_fa, z.province_code, t.status, z.area_ha FROM special_zone_status t {OF_ZONE}
                   WHERE t.status <> 'in_assignment'"""
    assert expected == sorted(sql(question))


def test_kashan_and_abarkuh_are_being_assigned(sql: Ask) -> None:
    question = f"""SELECT z.province_code, z.name_en, z.area_ha FROM special_zone_status t {OF_ZONE}
                   WHERE t.status = 'in_assignment' ORDER BY 1"""
    assert [("IR-10", "Kashan", None), ("IR-21", "Abarkuh", None)] == sql(question)


def test_units_and_permits_are_counted_where_printed_and_unknown_elsewhere(sql: Ask) -> None:
    names = ("plans_with_establishment_licence", "units_operating")
    expected = {
        row["name_fa"]: tuple(int(row[name]) if row[name] else None for name in names) for row in PRINTED
    }
    question = """SELECT z.name_fa, CASE WHEN z.licensed_plans_recorded THEN count(u.permit_on) END,
                         CASE WHEN z.operating_units_recorded THEN count(u.operating_on) END
                  FROM special_zone z LEFT JOIN special_zone_unit u ON u.special_zone_id = z.id
                  GROUP BY z.name_fa, z.licensed_plans_recorded, z.operating_units_recorded"""
    counted = {name: (permits, units) for name, permits, units in sql(question)}
    assert {**expected, "کاشان": (None, None), "ابرکوه": (None, None)} == counted


def test_units_of_zones_without_a_record_have_no_rows(sql: Ask) -> None:
    question = f"""SELECT count(*) FROM special_zone_unit t {OF_ZONE}
                   WHERE (NOT z.licensed_plans_recorded AND t.permit_on IS NOT NULL)
                      OR (NOT z.operating_units_recorded AND t.operating_on IS NOT NULL)"""
    assert [(0,)] == sql(question)


def test_no_unit_operates_before_its_permit_and_none_is_without_both(sql: Ask) -> None:
    question = """SELECT count(*) FROM special_zone_unit
                  WHERE operating_on < permit_on OR (permit_on IS NULL AND operating_on IS NULL)"""
    assert [(0,)] == sql(question)


def test_every_mention_of_a_permit_or_facility_is_a_row_and_nothing_else_is(sql: Ask) -> None:
    expected = sorted(
        (row["name_fa"], item, row[item])
        for row in PRINTED
        for item in (*MILESTONES, *ZONE_FACILITIES)
        if row[item]
    )
    assert expected == sorted(sql(f"SELECT z.name_fa, t.item, t.state FROM special_zone_item t {OF_ZONE}"))


def test_facts_of_the_report_are_not_marked_as_simulated(sql: Ask) -> None:
    tables = ("special_zone", "special_zone_status", "special_zone_item")
    assert [(0,)] * 3 == [
        row for name in tables for row in sql(f"SELECT count(*) FROM {name} WHERE simulated")
    ]
