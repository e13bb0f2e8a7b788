"""Figures that every role of the organisation sees alike are worked out once; nobody gets more by it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from common.errors import Forbidden
from common.period import Period
from common.rights import ROLES
from common.settings import settings
from metrics.scope import Rights, Scope
from ui import query

CODES = ("contracts_signed",)
YEAR = Period.of_year(1401)
EVERYBODY = [Rights.of(role, frozenset({"IR-07"})) for role in ROLES]
FARS, TEHRAN = frozenset({"IR-07"}), frozenset({"IR-23"})


@pytest.fixture(autouse=True)
def _demo(demo_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DATABASE_URL", demo_url)
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_roles_that_see_all_figures_share_one_answer() -> None:
    keys = {query.figures_key_of(Scope(YEAR, rights, TEHRAN)) for rights in EVERYBODY}
    assert 1 == len(keys)
    assert 1 == len({str(query.readings(CODES, Scope(YEAR, rights, TEHRAN))) for rights in EVERYBODY})


def test_the_public_and_strangers_are_refused_what_others_were_told() -> None:
    query.readings(CODES, Scope(YEAR, EVERYBODY[0]))
    for role in ("public", "nobody"):
        asked = Scope(YEAR, Rights(role))
        assert query.figures_key_of(asked) != query.figures_key_of(Scope(YEAR, EVERYBODY[0]))
        for verb in (query.readings, query.behind_plan, query.months, query.years):
            with pytest.raises(Forbidden):
                verb(CODES, asked)
        with pytest.raises(Forbidden):
            query.breakdown(CODES, asked, ["province"])


def test_parks_keep_the_rights_in_their_key() -> None:
    deputy = Rights.of("provincial_deputy", FARS)
    everywhere = Scope(YEAR, Rights("analyst"), TEHRAN)
    assert len(query.breakdown(CODES, everywhere, ["park"]))
    with pytest.raises(Forbidden):
        query.breakdown(CODES, replace(everywhere, rights=deputy), ["park"])
    of_park = replace(everywhere, park=1)
    assert query.figures_key_of(of_park) != query.figures_key_of(replace(of_park, rights=deputy))
