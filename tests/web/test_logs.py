"""The log: one line for each event, readable by programs, and nothing in it that a reader typed."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
from streamlit.logger import get_logger

from common.errors import SettingsError
from web import logs


@pytest.fixture(autouse=True)
def _own_handlers() -> Iterator[None]:
    """The handlers of the test run are put back afterwards."""
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = kept, level
    logging.captureWarnings(capture=False)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    logs.set_up("json")
    return out


def test_a_failure_is_one_line_with_what_is_known_of_the_run(written: io.StringIO) -> None:
    with logs.about(session="abc"):
        logs.learn(page="parks", user="modir")
        told = {"about": {"reference": "1A2B3C4D"}}
        logging.getLogger("ui").error("told", exc_info=ValueError("broken"), extra=told)
    logging.getLogger("ui").info("later")
    first, second = map(json.loads, written.getvalue().splitlines())
    expected = {"level": "ERROR", "event": "told", "session": "abc", "page": "parks", "user": "modir",
                "reference": "1A2B3C4D", "error": "ValueError"}
    assert expected == {name: first[name] for name in expected}
    assert first["time"].endswith("+00:00")
    assert "ValueError: broken" in first["trace"]
    assert "user" not in second


@pytest.mark.parametrize("form", ["json", "text"])
def test_nobody_writes_a_second_line_or_commands_a_terminal(
    form: str, monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    logs.set_up(form)
    logging.getLogger("x").warning("name\n2026 ERROR forged \x1b[2J \u202e \u2028 \x9b %s", "\r\nsecond")
    lines = out.getvalue().split("\n")
    assert (2, "") == (len(lines), lines[-1])
    assert not {"\x1b", "\u202e", "\u2028", "\x9b", "\r"} & set(lines[0])


def test_values_of_questions_passwords_and_addresses_are_left_out(written: io.StringIO) -> None:
    for secret in (
        "x\n[SQL: SELECT 1]\n[parameters: {'name': 'Zahra'}]\n(Background)", "postgresql://u:Zahra@db/x",
        "password=Zahra", "GET /parks?q=Zahra", "Authorization: Zahra",
        "failed\nDETAIL: Key (name)=(Zahra) exists.",
    ):
        logging.getLogger("x").error(secret)
    assert "Zahra" not in written.getvalue()
    assert 6 == len(written.getvalue().splitlines())


def test_streamlit_and_uvicorn_write_the_same_way(written: io.StringIO) -> None:
    get_logger("streamlit.of.tests").warning("from streamlit")
    logging.getLogger("uvicorn.error").error("from uvicorn")
    events = [json.loads(line)["event"] for line in written.getvalue().splitlines()]
    assert ["from streamlit", "from uvicorn"] == events


def test_another_form_is_refused_with_a_sentence() -> None:
    with pytest.raises(SettingsError, match="LOG_FORMAT"):
        logs.set_up("xml")
