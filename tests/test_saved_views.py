"""Saved views: names, owners, sharing and addresses, on both databases the state may live in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from common.errors import Forbidden
from data_access.state import users, views
from data_access.state.tables import audit, state
from data_access.state.views import BadView
from data_access.state.written import LONGEST_ADDRESS, BadText
from tests import readers

ADDRESS = "rows=province&indicators=a,b&where=service:ID&where=step:ID1&periods=1400,1401&order=-a"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    url = (f"sqlite:///{tmp_path}/state.sqlite" if request.param == "sqlite"
           else request.getfixturevalue("empty_postgresql"))
    engine = state(url)
    readers.everybody(engine)
    yield engine
    engine.dispose()
    state.cache_clear()


def _names(place: Engine, who: str) -> list[str]:
    return [view.name for view in views.listed(place, who)]


def test_a_view_is_found_as_saved_repeated_parameters_too(place: Engine) -> None:
    number = views.save(place, "tahlilgar", "  زمین   و قرارداد ", "explore", f"?lang=en&{ADDRESS}")
    found = views.find(place, "tahlilgar", number)
    assert ("tahlilgar", "زمین و قرارداد", "explore") == (found.owner, found.name, found.page)
    assert not found.shared
    assert ADDRESS == found.address.replace("%2C", ",").replace("%3A", ":")
    assert found.created_at == found.changed_at
    assert found.created_at.tzinfo is not None


def test_own_views_are_listed_and_those_that_others_share(place: Engine) -> None:
    views.save(place, "tahlilgar", "ب", "land", "", shared=True)
    views.save(place, "tahlilgar", "پ", "land", "")
    views.save(place, "fars", "الف", "land", "")
    assert (["الف", "ب"], ["ب", "پ"], ["ب"]) == (
        _names(place, "fars"), _names(place, "tahlilgar"), _names(place, "modir")
    )


@pytest.mark.parametrize("who", ["nobody", ""])
def test_nobody_has_no_views(place: Engine, who: str) -> None:
    with pytest.raises(Forbidden):
        views.listed(place, who)
    with pytest.raises(Forbidden):
        views.save(place, who, "نام", "land", "")
    users.deactivate(place, "fars")
    with pytest.raises(Forbidden):
        views.listed(place, "fars")


def test_a_view_of_somebody_else_is_as_if_it_were_not_there(place: Engine) -> None:
    number = views.save(place, "tahlilgar", "خصوصی", "land", "")
    tried: tuple[Callable[[], object], ...] = (
        lambda: views.find(place, "amin", number), lambda: views.rename(place, "amin", number, "x"),
        lambda: views.share(place, "fars", number, shared=True), lambda: views.remove(place, "modir", number),
        lambda: views.remove(place, "modir", 10_000),
    )
    for do in tried:
        with pytest.raises(BadView, match="no longer there or not open"):
            do()


@pytest.mark.parametrize("who", ["fars", "modir", "alborz", "admin"])
def test_who_reads_a_shared_view_does_not_change_it(place: Engine, who: str) -> None:
    number = views.save(place, "tahlilgar", "مشترک", "land", "", shared=True)
    tried: tuple[Callable[[], None], ...] = (
        lambda: views.rename(place, who, number, "x"), lambda: views.remove(place, who, number),
        lambda: views.share(place, who, number, shared=False),
    )
    for do in tried:
        with pytest.raises(Forbidden):
            do()
    assert "مشترک" == views.find(place, who, number).name


@pytest.mark.parametrize("who", ["tahlilgar", "amin"])
def test_its_owner_and_the_steward_change_a_shared_view(place: Engine, who: str) -> None:
    number = views.save(place, "tahlilgar", "مشترک", "land", "", shared=True)
    views.rename(place, who, number, "نام تازه")
    assert ("نام تازه", "tahlilgar") == (
        views.find(place, "fars", number).name, views.find(place, "fars", number).owner
    )
    views.share(place, who, number, shared=False)
    assert [] == _names(place, "fars")
    assert ["نام تازه"] == _names(place, "tahlilgar")


def test_a_name_is_given_once_by_each_owner(place: Engine) -> None:
    views.save(place, "tahlilgar", "زمین", "land", "")
    other = views.save(place, "tahlilgar", "زمین ۲", "land", "")
    views.save(place, "fars", "زمین", "land", "")
    with pytest.raises(BadView, match="another name"):
        views.save(place, "tahlilgar", " زمین ", "parks", "")
    with pytest.raises(BadView, match="another name"):
        views.rename(place, "tahlilgar", other, "زمین")
    assert ["زمین", "زمین ۲"] == _names(place, "tahlilgar")


@pytest.mark.parametrize("name", ["", " \n ", "\x00", "x" * 81, "x" * 10_000])
def test_names_are_neither_empty_nor_long(place: Engine, name: str) -> None:
    with pytest.raises(BadText):
        views.save(place, "fars", name, "land", "")
    assert [] == _names(place, "fars")


def test_a_nasty_name_is_kept_as_text_of_one_line(place: Engine) -> None:
    number = views.save(place, "fars", "<img src=x>\n\u202eوارونه '; DROP TABLE users", "land", "")
    assert "<img src=x> \u202eوارونه '; DROP TABLE users" == views.find(place, "fars", number).name


@pytest.mark.parametrize("page", ["", "../etc", "http://elsewhere", "Land", "land?x", "a" * 41, "//x"])
def test_a_page_is_a_name_and_nothing_else(place: Engine, page: str) -> None:
    with pytest.raises(BadView):
        views.save(place, "fars", "نام", page, "")


@pytest.mark.parametrize("address", [
    "a=" + "x" * LONGEST_ADDRESS, "&".join(f"a{n}=1" for n in range(81)), "a=" + "ی" * 500, "a=\ud800",
])
def test_an_address_that_is_too_long_is_refused_whole(place: Engine, address: str) -> None:
    with pytest.raises(BadText):
        views.save(place, "fars", "نام", "land", address)
    assert [] == _names(place, "fars")


def test_there_is_room_for_so_many(place: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST", 2)
    first, _ = [views.save(place, "fars", f"نما {n}", "land", "") for n in (1, 2)]
    with pytest.raises(BadView, match="delete one"):
        views.save(place, "fars", "نما ۳", "land", "")
    views.remove(place, "fars", first)
    views.save(place, "fars", "نما ۳", "land", "")


def test_each_change_leaves_a_line_in_the_audit_log(place: Engine) -> None:
    number = views.save(place, "fars", "نام", "land", "", shared=True)
    views.rename(place, "amin", number, "نام تازه")
    views.share(place, "fars", number, shared=False)
    views.remove(place, "fars", number)
    with place.connect() as connection:
        lines = connection.execute(select(audit).order_by(audit.c.id)).all()
    assert [
        ("fars", "view saved", f"{number} land shared=True"), ("amin", "view renamed", str(number)),
        ("fars", "view no longer shared", str(number)), ("fars", "view removed", str(number)),
    ] == [(line.who, line.what, line.detail) for line in lines]
