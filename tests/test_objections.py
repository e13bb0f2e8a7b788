"""Objections to figures: who may file, read and answer them, on both databases the state may live in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from common.errors import Forbidden
from common.period import Period
from data_access.state import objecting, objections, users
from data_access.state.objections import Figure, Objection, Seen
from data_access.state.tables import audit, objection, state
from data_access.state.written import BadText
from tests import readers

FIGURE = Figure("land_added_ha", Period.of_year(1401), "IR-07")
SEEN = Seen(45.5, "ha", "land", "?province=IR-07&lang=en&period=1401")
NASTY = "<script>alert(1)</script> \u202eمتن وارونه\u202c a\x00b\ud800 نیم‌فاصله 🙂 = + - @"
File = Callable[..., int]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    url = (f"sqlite:///{tmp_path}/state.sqlite" if request.param == "sqlite"
           else request.getfixturevalue("empty_postgresql"))
    engine = state(url)
    readers.everybody(engine)
    yield engine
    engine.dispose()
    state.cache_clear()


@pytest.fixture
def file(place: Engine) -> File:
    def write(
        text: str = "زمین شهرک تازه در این رقم نیست.", who: str = "fars", figure: Figure = FIGURE,
        seen: Seen = SEEN,
    ) -> int:
        return objecting.file(place, who, figure, seen, text)

    return write


def _one(place: Engine, number: int, who: str = "amin") -> Objection:
    found = objections.find(place, who, number)
    assert found is not None
    return found


def _lines(place: Engine) -> list[tuple[str, str, str]]:
    with place.connect() as connection:
        rows = connection.execute(select(audit).order_by(audit.c.id)).all()
    return [(row.who, row.what, row.detail) for row in rows]


def test_an_objection_is_read_as_it_was_filed(place: Engine, file: File) -> None:
    found = _one(place, file())
    assert (FIGURE, "fars", "open", "", None) == (
        found.figure, found.who, found.status, found.answer, found.answered_by
    )
    assert (45.5, "ha", "land", "province=IR-07&period=1401") == (
        found.seen.value, found.seen.unit, found.seen.page, found.seen.address
    )
    assert found.at.tzinfo is not None


def test_a_figure_may_be_of_any_days_of_a_park_and_unknown(place: Engine, file: File) -> None:
    since = Period.since_beginning(Period.of_year(1401).stop)
    figure = Figure("land_added_ha", since, "IR-07", park=12, category="fibre:یک")
    found = _one(place, file(figure=figure, seen=Seen(None, "ha")))
    assert (figure, None) == (found.figure, found.seen.value)


@pytest.mark.parametrize("who", [name for name in readers.NAMES if name != "fars"] + ["nobody", ""])
def test_only_the_deputy_of_that_very_province_files(place: Engine, file: File, who: str) -> None:
    with pytest.raises(Forbidden):
        file(who=who)
    assert 0 == sum(objections.counted(place, "amin").values())


def test_who_may_no_longer_sign_in_files_nothing(place: Engine, file: File) -> None:
    users.deactivate(place, "fars")
    with pytest.raises(Forbidden):
        file()


@pytest.mark.parametrize(("who", "read"), [
    ("fars", 1), ("alborz", 0), ("modir", 1), ("tahlilgar", 1), ("amin", 1),
])
def test_a_deputy_reads_the_own_province_and_the_headquarters_all(
    place: Engine, file: File, who: str, read: int
) -> None:
    number = file()
    assert read == len(objections.listed(place, who)) == objections.counted(place, who)["open"]
    assert read == (objections.find(place, who, number) is not None)
    assert read == len(objections.of_figure(place, who, FIGURE))


def test_nobody_else_reads_anything(place: Engine, file: File) -> None:
    number = file()
    for ask in (objections.listed, objections.counted):
        with pytest.raises(Forbidden):
            ask(place, "nobody")
    with pytest.raises(Forbidden):
        objections.find(place, "nobody", number)


@pytest.mark.parametrize("who", ["amin"])
def test_a_steward_answers_and_the_mark_is_gone(place: Engine, file: File, who: str) -> None:
    number = file()
    assert {FIGURE: 1} == objections.contested(place)
    objecting.answer(place, who, number, accepted=False, reason="سند آن در ۱۴۰۲ رسیده است.")
    found = _one(place, number)
    assert ("rejected", who, "سند آن در ۱۴۰۲ رسیده است.") == (found.status, found.answered_by, found.answer)
    assert {} == objections.contested(place)
    assert [] == objections.of_figure(place, "fars", FIGURE)


@pytest.mark.parametrize("who", ["modir", "fars", "alborz", "tahlilgar", "nobody"])
def test_nobody_else_answers(place: Engine, file: File, who: str) -> None:
    number = file()
    with pytest.raises(Forbidden):
        objecting.answer(place, who, number, accepted=True, reason="")
    assert "open" == _one(place, number).status


def test_a_refusal_needs_a_reason_and_an_acceptance_may_have_one(place: Engine, file: File) -> None:
    number = file()
    with pytest.raises(BadText):
        objecting.answer(place, "amin", number, accepted=False, reason=" \n ")
    objecting.answer(place, "amin", number, accepted=True, reason=" ")
    assert ("accepted", "") == (_one(place, number).status, _one(place, number).answer)


def test_what_ended_stays_as_it_ended(place: Engine, file: File) -> None:
    number = file()
    objecting.answer(place, "amin", number, accepted=True, reason="درست است")
    with pytest.raises(BadText, match="ended"):
        objecting.answer(place, "amin", number, accepted=False, reason="نه")
    with pytest.raises(BadText, match="ended"):
        objecting.withdraw(place, "fars", number)
    assert ("accepted", "amin") == (_one(place, number).status, _one(place, number).answered_by)
    assert 2 == len(_lines(place))


def test_only_its_author_withdraws(place: Engine, file: File) -> None:
    number = file()
    readers.add(place, "fars2", "provincial_deputy", ["IR-07"])
    for other in ("fars2", "alborz", "amin"):
        with pytest.raises(Forbidden):
            objecting.withdraw(place, other, number)
    objecting.withdraw(place, "fars", number)
    assert ("withdrawn", {}) == (_one(place, number).status, objections.contested(place))


def test_the_same_text_is_refused_with_the_number_it_has(place: Engine, file: File) -> None:
    number = file("یک متن")
    with pytest.raises(BadText, match=f"number {number}"):
        file("  یک متن ")
    file("متنی دیگر")
    before = Figure("land_added_ha", Period.of_year(1400), "IR-07")
    file("یک متن", figure=before)
    objecting.withdraw(place, "fars", number)
    file("یک متن")
    assert {FIGURE: 2, before: 1} == objections.contested(place)


def test_fifty_are_open_at_a_time(place: Engine, file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 50 == objecting.MOST_OPEN
    monkeypatch.setattr(objecting, "MOST_OPEN", 3)
    first, *_ = [file(f"متن {n}") for n in range(3)]
    with pytest.raises(BadText, match="still open"):
        file("یکی دیگر")
    file(who="alborz", figure=Figure("land_added_ha", FIGURE.period, "IR-30"))
    objecting.answer(place, "amin", first, accepted=True, reason="")
    file("یکی دیگر")


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x01", "ا" * 2001, "x" * 10_000])
def test_what_is_empty_or_too_long_is_refused_whole(place: Engine, file: File, text: str) -> None:
    with pytest.raises(BadText):
        file(text)
    assert {} == objections.contested(place)
    assert [] == _lines(place)


def test_nasty_text_is_kept_as_text(place: Engine, file: File) -> None:
    number = file(NASTY)
    objecting.answer(place, "amin", number, accepted=False, reason=NASTY)
    kept = NASTY.replace("\x00", "").replace("\ud800", "")
    assert (kept, kept) == (_one(place, number).text, _one(place, number).answer)


def test_an_address_of_any_length_and_form_does_no_harm(place: Engine, file: File) -> None:
    with pytest.raises(BadText):
        file(seen=Seen(1.0, "ha", "land", "x=" + "y" * 5000))
    found = _one(place, file(seen=Seen(1.0, "ha", "land", "a=<b>&a='; DROP TABLE users&&&=x")))
    assert "a=%3Cb%3E&a=%27%3B+DROP+TABLE+users&=x" == found.seen.address


def test_the_list_is_narrowed_by_status_and_province_and_turned_by_pages(place: Engine, file: File) -> None:
    numbers = [file(f"متن {n}") for n in range(5)]
    other = file(who="alborz", figure=Figure("land_added_ha", FIGURE.period, "IR-30"))
    objecting.answer(place, "amin", numbers[0], accepted=True, reason="")

    def listed(**how: Any) -> list[int]:
        return [each.number for each in objections.listed(place, "amin", **how)]

    assert [other, *reversed(numbers)] == listed()
    assert numbers[:1] == listed(status="accepted")
    assert [other] == listed(status="open", province="IR-30")
    assert [numbers[1], numbers[0]] == listed(page=2, most=2)
    none = {"rejected": 0, "withdrawn": 0}
    assert {"open": 5, "accepted": 1, **none} == objections.counted(place, "amin")
    assert {"open": 4, "accepted": 1, **none} == objections.counted(place, "amin", "IR-07")
    assert [] == listed(status="' OR 1=1 --")


def test_each_step_leaves_a_line_and_no_text_in_the_audit_log(place: Engine, file: File) -> None:
    first, second, third = file("الف"), file("ب"), file("پ")
    objecting.answer(place, "amin", first, accepted=True, reason="")
    objecting.answer(place, "amin", second, accepted=False, reason="دلیل")
    objecting.withdraw(place, "fars", third)
    filed = [("fars", "objection filed", f"{n} land_added_ha 1401 IR-07") for n in (first, second, third)]
    assert [
        *filed, ("amin", "objection accepted", str(first)), ("amin", "objection rejected", str(second)),
        ("fars", "objection withdrawn", str(third)),
    ] == _lines(place)


def test_who_moved_to_another_province_keeps_the_own_words_only(place: Engine, file: File) -> None:
    number = file()
    readers.add(place, "fars2", "provincial_deputy", ["IR-07"])
    beside = file("از همکار", who="fars2")
    with place.begin() as connection:
        connection.exec_driver_sql("UPDATE user_province SET province_code = 'IR-08' WHERE username = 'fars'")
    assert [number] == [each.number for each in objections.listed(place, "fars")]
    assert objections.find(place, "fars", beside) is None
    with pytest.raises(Forbidden):
        file("متنی تازه")


def test_an_answer_to_nothing_is_refused(place: Engine, file: File) -> None:
    with pytest.raises(BadText, match="no such objection"):
        objecting.answer(place, "amin", 999, accepted=True, reason="")
    file()
    with place.connect() as connection:
        assert 1 == connection.execute(select(func.count()).select_from(objection)).scalar()
