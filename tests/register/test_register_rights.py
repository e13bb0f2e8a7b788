"""Rows of an entity as each role may see them, against SQL written by hand for each way to a province."""

from collections.abc import Mapping

import pytest

from common.errors import Forbidden, UnknownPlace
from data_access.database import Database
from metrics.register import Register, content, count, entities, page
from metrics.scope import CODES, Rights
from tests.demo import Ask

ALL = Rights("analyst")
DEPUTY = Rights.of("provincial_deputy", frozenset({"IR-07"}))
PARK = "JOIN park p ON p.id = t.park_id"
CLUSTER = "JOIN cluster p ON p.id = t.cluster_id"
ZONE = "JOIN special_zone p ON p.id = t.special_zone_id"
NEED = "JOIN tech_need p ON p.id = t.tech_need_id"
TECH = "JOIN technology_park p ON p.id = t.technology_park_id"
REQUEST = "JOIN request p ON p.id = t.request_id"
PLANT = "JOIN treatment_plant a ON a.id = t.treatment_plant_id JOIN park p ON p.id = a.park_id"
# How the rows of a table without a province of their own find one, written by hand.
WAYS: Mapping[str, str] = {
    **dict.fromkeys((
        "contract", "effluent_reuse", "fire_drill", "fire_hydrant", "green_area", "green_work", "land_event",
        "park_approval", "plot", "safety_facility", "study", "treatment_plant", "utility_supply",
        "workshop_unit", "operating_unit", "project",
    ), PARK),
    **dict.fromkeys((
        "cluster_action_plan", "cluster_document", "cluster_network", "cluster_reading", "cluster_recipient",
        "cluster_stage",
    ), CLUSTER),
    **dict.fromkeys(("special_zone_item", "special_zone_status", "special_zone_unit"), ZONE),
    **dict.fromkeys(("tech_need_step", "tech_need_subsidy", "tech_need_survey"), NEED),
    **dict.fromkeys((
        "technology_park_consultant", "technology_park_project", "technology_park_unit",
        "technology_park_workshop",
    ), TECH),
    **dict.fromkeys(("request_step", "satisfaction_survey", "sms_notice"), REQUEST),
    **dict.fromkeys(("monitoring_round", "plant_rating", "treatment_module"), PLANT),
    "centre_consultant": "JOIN service_centre p ON p.id = t.service_centre_id",
    "centre_spending": "JOIN centre_project p ON p.id = t.centre_project_id",
    "permanent_exhibition_unit": "JOIN permanent_exhibition p ON p.id = t.permanent_exhibition_id",
    "startup_idea": "JOIN startup_event p ON p.id = t.startup_event_id",
    "exhibition_agreement": "JOIN exhibition_unit p ON p.id = t.exhibition_unit_id",
    "consulting_contract": "JOIN centre_consultant a ON a.id = t.centre_consultant_id"
    " JOIN service_centre p ON p.id = a.service_centre_id",
    "project_stage": "JOIN project a ON a.id = t.project_id JOIN park p ON p.id = a.park_id",
    # A unit and the plant that serves it: the row is in a province when both are.
    "plant_connection": "JOIN operating_unit u ON u.id = t.operating_unit_id JOIN park p ON p.id = u.park_id"
    " JOIN treatment_plant a ON a.id = t.treatment_plant_id"
    " JOIN park q ON q.id = a.park_id AND q.province_code = p.province_code",
}
PLACED = [each.name for each in entities(DEPUTY)]


def of_province(name: str) -> str:
    own = name not in WAYS
    return f"FROM {name} t {WAYS.get(name, '')} WHERE {'t' if own else 'p'}.province_code = 'IR-07'"


def test_every_way_is_written_by_hand() -> None:
    own = {each.name for each in entities(DEPUTY) if "province_code" in each.table.c}
    assert set(PLACED) - own == set(WAYS)


@pytest.mark.parametrize("name", PLACED)
def test_a_deputy_gets_the_rows_of_the_own_province(name: str, demo: Database, sql: Ask) -> None:
    register = Register(name)
    ours = sql(f"SELECT count(*), coalesce(sum(t.id), 0) {of_province(name)}")[0]
    rows = content(register, DEPUTY, demo)
    told = [row for batch in rows.batches() for row in batch.to_pylist()]
    assert ours[0] == rows.rows == len(told) == count(register, DEPUTY, demo)
    assert {row["province_code"] for row in told} <= {"IR-07"}
    if told and "id" in told[0]:
        assert int(ours[1]) == sum(row["id"] for row in told)


@pytest.mark.parametrize("name", PLACED)
def test_the_provinces_and_the_rows_without_one_are_all_rows(name: str, demo: Database, sql: Ask) -> None:
    found = [count(Register(name, provinces=frozenset({code})), ALL, demo) for code in CODES]
    nowhere = count(Register(name, where=(("province_code", ""),)), ALL, demo)
    whole = sql(f"SELECT count(*) FROM {name}")[0][0]
    assert whole == sum(found) + nowhere == count(Register(name), ALL, demo)


def test_entities_without_a_place_are_whole_for_roles_without_a_limit(demo: Database, sql: Ask) -> None:
    for name in (each.name for each in entities(ALL) if not each.placed):
        assert sql(f"SELECT count(*) FROM {name}")[0][0] == count(Register(name), ALL, demo)
        with pytest.raises(Forbidden):
            count(Register(name), DEPUTY, demo)


def test_a_province_forged_in_the_address_gives_nothing_of_others(demo: Database) -> None:
    alone = Register.parse("entity=contract&provinces=IR-08")
    with pytest.raises(Forbidden):
        content(alone, DEPUTY, demo)
    own = count(Register("contract"), DEPUTY, demo)
    assert own == count(Register.parse("entity=contract&provinces=IR-07,IR-08"), DEPUTY, demo)
    assert 0 == count(Register.parse("entity=contract&where=province_code%3DIR-08"), DEPUTY, demo)
    both = Register.parse("entity=contract&where=province_code%3DIR-08;province_code%3DIR-07")
    assert own == count(both, DEPUTY, demo)


def test_a_deputy_without_a_province_gets_nothing(demo: Database) -> None:
    with pytest.raises(Forbidden):
        page(Register("contract"), Rights.of("provincial_deputy", frozenset()), demo, 1, 10)


def test_a_province_that_does_not_exist_is_told(demo: Database) -> None:
    with pytest.raises(UnknownPlace):
        count(Register.parse("entity=contract&provinces=IR-99"), ALL, demo)
