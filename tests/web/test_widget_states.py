"""States of widgets that no page of ours would send: left out, and the widget keeps what it had."""

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import WStates

from web.widget_states import believe_no_state

WIDGET = "$$ID-1-box"


def whole(text: str | None) -> str:
    """The reader of a widget of texts, which knows three."""
    return {None: "a", "a": "a", "b": "b"}[text]


@pytest.fixture
def states(monkeypatch: pytest.MonkeyPatch) -> WStates:
    monkeypatch.setattr(WStates, "__getitem__", WStates.__getitem__)
    monkeypatch.setattr(WStates, "set_widget_from_proto", WStates.set_widget_from_proto)
    believe_no_state()
    made = WStates()
    made.set_widget_metadata(WidgetMetadata(WIDGET, whole, str, "string_value"))
    return made


def test_a_state_of_the_right_kind_is_read(states: WStates) -> None:
    states.set_widget_from_proto(WidgetState(id=WIDGET, string_value="b"))
    assert "b" == states[WIDGET]
    states.set_widget_from_proto(WidgetState(id=WIDGET))
    assert "a" == states[WIDGET]


@pytest.mark.parametrize("forged", [
    WidgetState(id=WIDGET, int_value=7), WidgetState(id=WIDGET, string_value="c"),
    WidgetState(id=WIDGET, json_value="{"), WidgetState(id=WIDGET, trigger_value=True),
])
def test_a_forged_one_changes_nothing(forged: WidgetState, states: WStates) -> None:
    states.set_widget_from_proto(forged)
    assert WIDGET not in states
    states.set_widget_from_proto(WidgetState(id=WIDGET, string_value="b"))
    states.set_widget_from_proto(forged)
    assert "b" == states[WIDGET]


def test_one_that_came_before_its_widget_is_as_good_as_none(states: WStates) -> None:
    states.set_widget_from_proto(WidgetState(id="later", int_value=7))
    states.set_widget_metadata(WidgetMetadata("later", whole, str, "string_value"))
    assert states.get("later") is None
    assert "later" not in states
