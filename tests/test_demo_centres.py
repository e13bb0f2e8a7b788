"""Service centres, their consultants and business clinics of the demo, counted by hand against the report."""

import pytest

from data_access import report
from data_access.schema.centres import CLINIC_FIELDS, EFFECTS
from tests.demo import Ask

IN_1401 = "BETWEEN DATE '2022-03-21' AND DATE '2023-03-20'"
SHOWN = [field for field in CLINIC_FIELDS if field != "other"]


@pytest.mark.parametrize("status", ["operating", "under_construction", "studied"])
def test_service_centres_by_status(sql: Ask, status: str) -> None:
    question = f"SELECT count(*) FROM service_centre WHERE status = '{status}' AND until IS NULL"
    assert [(report.value("service_centres", category=status),)] == sql(question)


def test_centres_carry_their_printed_names(sql: Ask) -> None:
    expected = sorted(
        (row["province_code"], row["name_fa"], row["status"]) for row in report.table("3_service_centres")
    )
    assert expected == sorted(sql("SELECT province_code, name_fa, status FROM service_centre"))


def test_building_projects_with_their_area_progress_and_credit(sql: Ask) -> None:
    expected = sorted(
        (
            row["province_code"],
            float(row["floor_area_m2"]),
            float(row["physical_progress_end_1401_pct"]),
            float(row["credit_spent_1401_mrial"]),
        )
        for row in report.table("2_tech_centres_progress")
    )
    question = """SELECT p.province_code, p.floor_area_m2, p.progress_pct, coalesce(sum(s.amount_mirr), 0)
                  FROM centre_project p LEFT JOIN centre_spending s ON s.centre_project_id = p.id
                  WHERE p.status = 'under_construction'
                  GROUP BY p.id, p.province_code, p.floor_area_m2, p.progress_pct"""
    assert expected == sorted(sql(question))


def test_credit_of_1401_in_all(sql: Ask) -> None:
    question = f"SELECT sum(amount_mirr) FROM centre_spending WHERE spent_on {IN_1401}"
    assert [(report.value("tech_centre_credit_spent_mirr"),)] == sql(question)


def test_the_project_in_design_has_no_known_place_or_size(sql: Ask) -> None:
    question = (
        "SELECT province_code, floor_area_m2, progress_pct FROM centre_project WHERE status = 'in_design'"
    )
    assert [(None, None, None)] == sql(question)


def test_consultants_and_their_staff_sit_in_operating_centres(sql: Ask) -> None:
    question = """SELECT count(*), sum(c.staff), min(c.staff) FROM centre_consultant c
                  JOIN service_centre s ON s.id = c.service_centre_id
                  WHERE s.status = 'operating' AND c.joined_on >= s.since AND c.left_on IS NULL"""
    assert [(report.value("service_centre_consultants"), report.value("service_centre_staff"), 1)] == sql(
        question
    )


def test_consulting_contracts_and_their_value(sql: Ask) -> None:
    expected = (report.value("consulting_contracts"), report.value("consulting_contract_value_birr"))
    question = f"SELECT count(*), sum(value_mirr) / 1000 FROM consulting_contract WHERE signed_on {IN_1401}"
    assert [expected] == sql(question)


@pytest.mark.parametrize("effect", EFFECTS)
def test_projects_of_centres_by_effect(sql: Ask, effect: str) -> None:
    question = f"SELECT count(*) FROM centre_result WHERE effect = '{effect}' AND done_on {IN_1401}"
    assert [(report.value("service_centre_projects", category=effect),)] == sql(question)


def test_projects_of_centres_in_all(sql: Ask) -> None:
    assert [(report.value("service_centre_projects"),)] == sql("SELECT count(*) FROM centre_result")


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("clinic_launched", "business_clinics_new"),
        ("manager_selected", "business_clinic_managers_selected"),
        ("service_delivered", "clinic_services"),
    ],
)
def test_events_of_clinics_in_1401(sql: Ask, kind: str, code: str) -> None:
    question = f"SELECT count(*) FROM clinic_event WHERE kind = '{kind}' AND happened_on {IN_1401}"
    assert [(report.value(code),)] == sql(question)


def test_workshops_for_consultants_were_held_in_the_printed_number_of_provinces(sql: Ask) -> None:
    question = "SELECT count(DISTINCT province_code) FROM clinic_event WHERE kind = 'consultants_workshop'"
    assert [(report.value("consultant_workshops_provinces"),)] == sql(question)


def test_members_of_clinics_by_role(sql: Ask) -> None:
    question = "SELECT role, count(*) FROM clinic_member GROUP BY role ORDER BY role"
    expected = [
        ("assessor", report.value("clinic_assessors")),
        ("consultant", report.value("clinic_consultants")),
    ]
    assert expected == sql(question)


def test_consultants_are_in_ten_groups_of_fields(sql: Ask) -> None:
    assert [(report.value("clinic_field_groups"),)] == sql("SELECT count(DISTINCT field) FROM clinic_member")


def test_approved_consultants_by_field_have_the_printed_shares(sql: Ask) -> None:
    question = """SELECT field, count(*) FROM clinic_member
                  WHERE role = 'consultant' AND approved_on IS NOT NULL GROUP BY 1"""
    counts: dict[str, int] = dict(sql(question))
    shares = {field: round(100 * count / sum(counts.values())) for field, count in counts.items()}
    code = "clinic_consultants_field_pct"
    assert {field: report.value(code, category=field, kind="published_percent") for field in SHOWN} == shares
