"""What a page sends as the state of a widget: of the right kind and readable, or as if it had not been sent.

Streamlit takes a state of any kind and reads it in the middle of a run; only a forged one can be wrong there.
"""

import logging
from typing import Any

from streamlit.runtime.state import session_state
from streamlit.runtime.state.session_state import Serialized, WStates

log = logging.getLogger(__name__)
_read, _set = WStates.__getitem__, WStates.set_widget_from_proto


def believe_no_state() -> None:
    """From now on states of the wrong kind are left out, for every session of this process."""
    session_state.WStates.__getitem__ = _checked    # type: ignore[method-assign]
    session_state.WStates.set_widget_from_proto = _taken    # type: ignore[method-assign, assignment]


def _checked(states: WStates, key: str) -> Any:
    """The value of the widget; a state that is no value of it is dropped, and the widget has its own."""
    found, about = states.states.get(key), states.widget_metadata.get(key)
    if not isinstance(found, Serialized) or about is None:
        return _read(states, key)
    kind = found.value.WhichOneof("value")
    try:
        if kind not in (None, about.value_type):
            raise TypeError(kind)   # noqa: TRY301 - as wrong as what the widget's own reader refuses
        return _read(states, key)
    except Exception as problem:
        log.warning("A forged state of a widget was left out: %s", type(problem).__name__)
        del states.states[key]
        raise KeyError(key) from problem


def _taken(states: WStates, sent: Any) -> None:
    """Where the widget is known already, what was sent is read at once: nothing is told that it changed."""
    before = states.states.get(sent.id)
    _set(states, sent)
    if sent.id not in states.widget_metadata:
        return
    try:
        _checked(states, sent.id)
    except KeyError:
        if before is not None:
            states.states[sent.id] = before
