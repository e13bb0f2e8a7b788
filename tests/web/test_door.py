"""The work behind a failed login: one bcrypt of one cost, the same questions, the same line for all names."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.state.session_state import SessionState
from streamlit_authenticator.utilities import Hasher

from data_access.state import attempts, passwords, users
from tests.web.conftest import PASSWORD
from web import door

NAMES = ("maryam", "nobody", "gone")


@pytest.fixture
def asked(place: Engine) -> Iterator[list[str]]:
    """Every statement that the state database is asked."""
    users.add(place, "gone", PASSWORD, "analyst")
    users.deactivate(place, "gone")
    statements: list[str] = []

    def note(*told: object) -> None:
        statements.append(str(told[2]))

    event.listen(place, "before_cursor_execute", note)
    yield statements
    event.remove(place, "before_cursor_execute", note)


def test_known_unknown_and_inactive_names_cost_the_same(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    costs: list[str] = []
    real = Hasher.check_pw

    def counted(password: str, hashed: str) -> bool:
        costs.append(hashed[:7])
        return bool(real(password, hashed))

    monkeypatch.setattr(Hasher, "check_pw", counted)
    questions = []
    for name in NAMES:
        asked.clear()
        assert door.Tried(None) == door.try_password(name, "wrong password", "10.0.0.1")
        questions.append(list(asked))
    assert [passwords.hashed("anything at all 71")[:7]] * 3 == costs
    assert questions[0] == questions[1] == questions[2]


@pytest.mark.usefixtures("asked")
def test_who_waits_waits_alike_and_the_work_is_done_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    def never(password: str, hashed: str) -> bool:
        checked.append(password + hashed)
        return False

    monkeypatch.setattr(Hasher, "check_pw", never)
    waits = {
        name: [door.try_password(name, PASSWORD, "10.0.0.1").wait for _ in range(attempts.FREE + 1)][-1]
        for name in NAMES
    }
    assert 1 == len(set(waits.values()))
    assert waits["maryam"] > 0
    assert 3 * (attempts.FREE + 1) == len(checked)


def test_a_widget_of_the_name_of_the_session_opens_nothing() -> None:
    """The browser may send any widget under any name; those nobody drew do not reach our own values."""
    sent = WidgetStates()
    sent.widgets.add(id="_session", string_value="anything")
    session = SessionState()
    session.set_widgets_from_proto(sent)
    assert "_session" not in session
