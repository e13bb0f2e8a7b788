"""What may be read of each table: read off the schema, nothing personal, everything titled."""

import pytest

from common.errors import BadSelection, Forbidden
from data_access.schema import metadata
from metrics.register import Entity, entities, entity
from metrics.register.paths import placed
from metrics.scope import Rights

ALL = Rights("steward")
DEPUTY = Rights.of("provincial_deputy", frozenset({"IR-07"}))
PERSONS = {"applicant", "portal_identity", "holder"}
# Names of persons, their numbers, free text about them, and keys to them.
PERSONAL = {
    "applicant_id", "applicant_name", "portal_account_id", "portal_account_name", "holder_id", "holder_name",
    "comment", "full_name", "mobile", "national_id",
}


def test_every_operational_table_but_those_of_persons_may_be_read() -> None:
    sourced = {table.name for table in metadata.sorted_tables if "source_id" in table.c}
    assert sourced - PERSONS == {each.name for each in entities(ALL)}


def test_counts_and_catalogues_of_the_product_are_no_entities() -> None:
    names = {each.name for each in entities(ALL)}
    assert set() == names & {"calendar", "coverage", "desk_stay", "desk_wait", "schema_version", "source"}


@pytest.mark.parametrize("each", entities(ALL), ids=lambda each: each.name)
def test_no_column_is_personal(each: Entity) -> None:
    assert set() == {column.key for column in each.columns} & PERSONAL


def test_memberships_of_the_portal_show_no_number_of_a_person() -> None:
    assert set() == {column.key for column in entity("portal_account", ALL).columns} & {"id", "number"}


def test_every_entity_and_column_has_a_title_in_both_languages_and_no_two_alike() -> None:
    for each in entities(ALL):
        assert each.name not in {each.title_fa, each.title_en}
        for language in ("fa", "en"):
            titles = [column.title(language) for column in each.columns]
            assert sorted(set(titles)) == sorted(titles), each.name
        assert [] == [column.key for column in each.columns if column.title_fa == column.key]


def test_the_place_is_found_along_required_keys_and_shortest() -> None:
    ways = {each.name: placed(each.table).words for each in entities(ALL)}
    assert ("province_code",) == ways["request"]
    assert ("park_id.province_code",) == ways["operating_unit"]
    assert ("request_id.province_code",) == ways["request_step"]
    assert ("treatment_plant_id.park_id.province_code",) == ways["monitoring_round"]
    assert () == ways["workflow_step"]


def test_a_name_stands_beside_each_key_to_something_named() -> None:
    keys = [column.key for column in entity("request", ALL).columns]
    assert {"service_name", "province_name", "park_name", "operating_unit_name", "source_name"} <= set(keys)
    assert keys.index("park_id") + 1 == keys.index("park_name")


def test_a_deputy_reads_only_entities_with_a_place() -> None:
    assert {each.name for each in entities(ALL) if each.placed} == {each.name for each in entities(DEPUTY)}
    with pytest.raises(Forbidden):
        entity("letter", DEPUTY)


@pytest.mark.parametrize("role", ["public", "", "nobody"])
def test_readers_from_outside_read_nothing(role: str) -> None:
    with pytest.raises(Forbidden):
        entities(Rights(role))
    with pytest.raises(Forbidden):
        entity("contract", Rights(role))


@pytest.mark.parametrize("name", ["applicant", "portal_identity", "holder", "province", "users", "", "x;"])
def test_closed_and_unknown_tables_are_refused_alike(name: str) -> None:
    with pytest.raises(BadSelection) as refused:
        entity(name, ALL)
    assert "There is no table" in refused.value.en
