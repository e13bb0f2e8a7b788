"""A register as text: the same in links and commands; hostile text is refused in a sentence, or harmless."""

import shlex
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from common.errors import BadPeriod, BadSelection, DashboardError
from common.period import Period
from data_access.database import Database
from metrics.content import Column, Kind
from metrics.register import Register, count, entities, page, sql
from metrics.register.conditions import LIMITED
from metrics.register.selection import NAMES
from metrics.scope import CODES, Rights

ALL = Rights("analyst")
ENTITIES = entities(ALL)
LETTERS = st.characters(exclude_categories=("Cc", "Cs"))
DAYS = st.dates(date(1960, 1, 1), date(2060, 1, 1))
VALUES = {
    Kind.TEXT: st.text(LETTERS, max_size=40), Kind.WHOLE: st.integers(-2**31 + 1, 2**31 - 1).map(str),
    Kind.NUMBER: st.floats(allow_nan=False, allow_infinity=False).map(str),
    Kind.YES_NO: st.sampled_from(["yes", "no", "بله", "خیر", ""]), Kind.DAY: DAYS.map(date.isoformat),
    Kind.MOMENT: DAYS.map(date.isoformat),
}
PERIODS = st.sampled_from(["1401", "1400-S2", "1401-07", "1401-07-15"]).map(Period.parse)
RANGES = st.tuples(DAYS, DAYS).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: Period(*ends))


def demands(column: Column) -> st.SearchStrategy[tuple[str, str]]:
    signs = ["", ">=", "<="] if column.kind in LIMITED else [""]
    return st.tuples(st.sampled_from(signs), VALUES[column.kind]).map(lambda two: (column.key, "".join(two)))


@st.composite
def registers(draw: st.DrawFn) -> Register:
    entity = draw(st.sampled_from(ENTITIES))
    keys = [column.key for column in entity.columns]
    where = st.lists(st.sampled_from(entity.columns).flatmap(demands), max_size=4, unique=True)
    return Register(
        entity.name, tuple(draw(st.lists(st.sampled_from(keys), max_size=4, unique=True))),
        draw(st.none() | PERIODS | RANGES), draw(st.frozensets(st.sampled_from(CODES), max_size=3)),
        tuple(draw(where)),
        draw(st.text(LETTERS, max_size=20).map(str.strip).filter(lambda text: len(text.split()) <= 10)),
        draw(st.just("") | st.sampled_from(keys) | st.sampled_from(keys).map("-{}".format)),
    )


@given(registers())
def test_the_address_of_a_register_is_read_as_that_register(register: Register) -> None:
    assert register == Register.parse(register.address()) == Register.parse("?" + register.address())


@given(registers())
def test_its_command_holds_the_same_words(register: Register) -> None:
    words = shlex.split(register.command())[4:]
    told = [("entity", words[0])]
    told += [(name, text) for name, _, text in (word.removeprefix("--").partition("=") for word in words[1:])]
    assert register == Register.parse(told)


ANY = st.tuples(st.sampled_from([*NAMES, "x"]), st.text(max_size=30) | st.just("park"))


@given(st.lists(ANY, max_size=6))
def test_any_parameters_are_read_or_refused_in_a_sentence(parameters: list[tuple[str, str]]) -> None:
    with suppress(DashboardError):
        register = Register.parse(parameters)
        assert register == Register.parse(register.address())


ONE_DATABASE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ONE_DATABASE
@given(register=registers())
def test_any_register_is_answered_by_the_database_or_refused_in_a_sentence(
    register: Register, engine: Engine
) -> None:
    database = Database(engine)
    with suppress(BadPeriod):   # rows without a date
        assert 0 == count(register, ALL, database)
        assert 0 == len(page(register, ALL, database, 1, 500))
        assert sql(register, ALL, database).startswith("SELECT")


@pytest.mark.parametrize("address", [
    "", "entity=", "entity=nope", "entity=applicant", "entity=contract&columns=applicant_id",
    "entity=request_step&where=comment%3Dx", "entity=request_step&order=holder_id", "entity=contract&x=1",
    "entity=contract&where=area_m2", "entity=contract&where=area_m2%3C5",
    "entity=contract&where=area_m2%3Dfive",
    "entity=contract&where=area_m2%3Dnan", "entity=contract&where=id%3D99999999999999999999",
    "entity=contract&where=transferred%3Dmaybe", "entity=contract&where=signed_on%3E%3D1401-13",
    "entity=contract&order=--id", "entity=contract&order=id;DROP", "entity=contract&search=%00",
    "entity=contract&entity=park", "entity=contract&period=1401/1400", "entity=contract&search=" + "x" * 300,
    "entity=contract" + "&where=id%3D1" * 70,
])
def test_what_cannot_be_asked_for_is_refused(address: str) -> None:
    with pytest.raises(DashboardError) as refused:
        Register.parse(address)
    assert refused.value.fa != refused.value.en


def test_parameters_of_another_are_passed_over_when_named() -> None:
    told = {"entity": "park", "format": "csv"}
    assert Register("park") == Register.parse(told, beside=("format",))
    with pytest.raises(BadSelection):
        Register.parse(told)


def test_digits_may_be_persian_and_days_of_either_calendar() -> None:
    where = "where=area_m2>=۱٬۲۰۰٫۵&where=signed_on<=2022-10-07"
    register = Register.parse(f"entity=contract&period=۱۴۰۱&{where}")
    assert Period.of_year(1401) == register.period
    assert (("area_m2", ">=۱٬۲۰۰٫۵"), ("signed_on", "<=2022-10-07")) == register.where
