"""Whole tables on their way: what they carry, what becomes of one that breaks off, and how many at once."""

import gc
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from sqlalchemy import Engine, select

from api import sending
from api.application import application
from api.limits import FILES_AT_ONCE, Limits
from api.refusals import CutShort
from data_access.state import exports as recorded
from data_access.state.tables import audit, export_record
from exports import FORMS
from metrics import register
from metrics.content import Content
from tests.api.asking import ALL, Answer, ask

Asking = Callable[..., Answer]
ASKED = "rows=province&indicators=contracts_signed&periods=1401"
TABLE, ROWS = "/v1/values", "/v1/rows/contract"


def lines(place: Engine, last: int) -> list[tuple[str, str]]:
    with place.connect() as connection:
        newest = select(audit.c.who, audit.c.what).order_by(audit.c.id.desc()).limit(last)
        return [tuple(row) for row in connection.execute(newest)][::-1]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_what_it_is_before_its_first_byte(asked: Asking, form: str) -> None:
    answer = asked(TABLE, f"{ASKED}&format={form}")
    told = answer.headers
    assert (200, True, FORMS[form].media_type, "31", "yes", "nosniff", "no-store", "identity") == (
        answer.status, answer.whole, told["content-type"], told["x-rows"], told["x-simulated"],
        told["x-content-type-options"], told["cache-control"], told["content-encoding"],
    )
    assert (form == "json") != told.get("content-disposition", "").startswith(
        f"attachment; filename=indicators.{form}; filename*=UTF-8''%D9%82%D8%B1%D8%A7%D8%B1%D8%AF%D8%A7%D8%AF"
    )
    assert str(len(answer.body)) == told.get("content-length", str(len(answer.body)))
    assert FORMS[form].streams != ("content-length" in told)


def test_a_file_that_left_is_recorded_with_its_rows_and_hash(asked: Asking, place: Engine) -> None:
    assert asked(ROWS, "period=1401&provinces=IR-07&format=parquet", who="fars").whole
    assert [("fars", "export begun"), ("fars", "export finished")] == lines(place, 2)
    with place.connect() as connection:
        row = connection.execute(select(export_record).order_by(export_record.c.id.desc())).mappings().first()
    assert row
    assert ("fars", "parquet", True) == (row["who"], row["form"], row["rows"] > 0)
    assert "entity=contract&period=1401&provinces=IR-07" == row["address"]
    assert recorded.find(place, row["content_hash"])


def test_plain_answers_leave_one_line_each(asked: Asking, place: Engine) -> None:
    asked(ROWS, "size=3", who="amin")
    asked(TABLE, ASKED, who="amin")
    assert [("amin", "rows read"), ("amin", "values read")] == lines(place, 2)


def test_a_csv_is_bare_unless_it_is_told_to_say_what_it_is(asked: Asking) -> None:
    bare, told = asked(TABLE, f"{ASKED}&format=csv"), asked(TABLE, f"{ASKED}&format=csv&about=yes")
    assert 31 == len(pd.read_csv(io.BytesIO(bare.body)))
    assert told.body.decode("utf-8-sig").startswith("# ")
    assert "# end rows=31" in told.body.decode()


def test_whoever_leaves_ends_the_reading_and_it_is_told(asked: Asking, place: Engine) -> None:
    answer = asked(ROWS, "format=csv", leave_after=1000)
    assert not answer.whole
    assert [("modir", "export begun"), ("modir", "export broken off")] == lines(place, 2)
    with place.connect() as connection:
        row = connection.execute(select(export_record).order_by(export_record.c.id.desc())).mappings().first()
    assert row
    assert row["finished_at"] is None


class Watched:
    """A table whose rows know whether somebody still reads them, and that may fail in the middle."""

    def __init__(self, fails: bool) -> None:
        self.fails, self.open = fails, 0

    def of(self, content: Content) -> Content:
        return replace(content, batches=lambda: self._batches(content))

    def _batches(self, content: Content) -> Iterator[pa.RecordBatch]:
        self.open += 1
        try:
            for batch in content.batches():
                yield batch
                if self.fails:
                    raise ValueError("the disk is gone /etc/secret")
                yield batch
        finally:
            self.open -= 1


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], Watched]:
    def watch(fails: bool) -> Watched:
        made = Watched(fails)
        content = register.content
        monkeypatch.setattr(register, "content", lambda *asked: made.of(content(*asked)))
        return made

    return watch


def test_leaving_closes_the_rows_at_once(asked: Asking, watched: Callable[[bool], Watched]) -> None:
    rows = watched(False)
    gc.disable()   # closed by us, not found lying about
    try:
        assert not asked(ROWS, "format=csv", leave_after=1000).whole
        assert 0 == rows.open
    finally:
        gc.enable()


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
def test_a_failure_in_the_middle_ends_the_answer_without_its_end(
    place: Engine, asked: Asking, watched: Callable[[bool], Watched], form: str
) -> None:
    watched(True)
    with pytest.raises(CutShort):
        asked(ROWS, f"format={form}&page=all" if form == "json" else f"format={form}")
    assert ("modir", "export broken off") == lines(place, 1)[0]


def test_a_failure_before_the_first_byte_is_a_sentence_with_a_number(
    asked: Asking, watched: Callable[[bool], Watched]
) -> None:
    watched(True)
    answer = asked(ROWS, "format=xlsx")
    assert (500, True) == (answer.status, answer.whole)
    assert "secret" not in answer.body.decode()
    assert "Traceback" not in answer.body.decode()


def test_files_made_first_leave_nothing_behind(
    asked: Asking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert asked(TABLE, f"{ASKED}&format=xlsx").whole
    assert not asked(TABLE, f"{ASKED}&format=gpkg", leave_after=1000).whole
    assert [] == list(tmp_path.iterdir())


def test_a_map_of_what_is_no_place_is_refused_in_words(asked: Asking) -> None:
    answer = asked(TABLE, "indicators=contracts_signed&periods=1401&format=geojson")
    assert (400, True) == (answer.status, bool(answer.json["error"]["fa"]))


def test_few_whole_files_of_one_user_at_once(place: Engine, secrets: dict[str, str]) -> None:
    limits = Limits(a_minute=ALL)
    app = application(limits)
    for _ in range(FILES_AT_ONCE):
        limits.begin_file("modir")
    busy = ask(app, TABLE, f"{ASKED}&format=csv", secrets["modir"])
    other, plain = (
        ask(app, TABLE, f"{ASKED}&format=csv", secrets["amin"]), ask(app, TABLE, ASKED, secrets["modir"]),
    )
    assert (429, 200, 200) == (busy.status, other.status, plain.status)
    assert int(busy.headers["retry-after"]) > 0
    limits.end_file("modir")
    assert [200] * 3 == [ask(app, TABLE, f"{ASKED}&format=csv", secrets["modir"]).status for _ in range(3)]


def test_a_reader_who_takes_nothing_is_let_go(
    monkeypatch: pytest.MonkeyPatch, asked: Asking, place: Engine
) -> None:
    monkeypatch.setattr(sending, "STALLED", 0)
    with pytest.raises(CutShort):
        asked(ROWS, "format=csv", stalls=True)
    assert ("modir", "export broken off") == lines(place, 1)[0]
