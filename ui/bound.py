"""Widgets bound to the address of the page: what stands there is shown, what is changed is written there.

The address is the truth: a widget's own state is set from it before it is drawn, so a link, a saved view and
the browser's way back all show what they say. What a widget gives is checked again where the address is read.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from common.errors import DashboardError
from metrics.search import find, folded
from ui import alerts
from ui.language import language
from ui.words import say


class Asked(Protocol):
    """Something that can say by which query string it is asked for."""

    def address(self) -> str: ...


Changed = Callable[[Any], None]
What = TypeVar("What", bound=Asked)
MANY = 40   # beyond this a list gets a field that finds any spelling


def one(
    name: str, label: str, titles: Mapping[str, str], chosen: str, changed: Changed, hint: str = "",
) -> None:
    """One of the keys of `titles`; a value that is not there shows the first."""
    key = f"bound-{name}"
    offered, place = _offered(name, label, titles)
    st.session_state[key] = chosen if chosen in titles else next(iter(titles), None)
    place.selectbox(
        label, list(dict.fromkeys([st.session_state[key], *offered])), key=key, help=hint or None,
        format_func=lambda value: titles.get(value, value), on_change=lambda: changed(st.session_state[key]),
    )


def several(
    name: str, label: str, titles: Mapping[str, str], chosen: Sequence[str], changed: Changed,
    most: int | None = None, searched: bool = True,
) -> None:
    """Some of the keys of `titles`, in the order chosen; a long list can be `searched` in any spelling."""
    key = f"bound-{name}"
    offered, place = _offered(name, label, titles) if searched else (list(titles), st.container())
    st.session_state[key] = [value for value in chosen if value in titles]
    place.multiselect(
        label, list(dict.fromkeys([*st.session_state[key], *offered])), key=key, max_selections=most,
        select_all=False,   # it says so in English, and Enter after a few letters would take all that match
        format_func=lambda value: titles.get(value, value), placeholder=say("bound.choose"),
        on_change=lambda: changed(st.session_state[key]),
    )


def typed(name: str, label: str, text: str, changed: Changed, hint: str = "", longest: int = 100) -> None:
    """A few words or figures, taken over with Enter."""
    key = f"bound-{name}"
    st.session_state[key] = text[:longest]
    st.text_input(
        label, key=key, max_chars=longest, placeholder=hint, on_change=lambda: changed(st.session_state[key]),
    )


def ticked(name: str, label: str, chosen: bool, changed: Changed) -> None:
    """Yes or no."""
    key = f"bound-{name}"
    st.session_state[key] = chosen
    st.checkbox(label, key=key, on_change=lambda: changed(st.session_state[key]))


def _offered(name: str, label: str, titles: Mapping[str, str]) -> tuple[list[str], DeltaGenerator]:
    """What the list holds and where it stands: a long one beside a field that finds any spelling."""
    if len(titles) <= MANY:
        return list(titles), st.container()
    place, beside = st.columns([3, 1])
    with beside:
        return _found(name, label, titles), place


def _found(name: str, label: str, titles: Mapping[str, str]) -> list[str]:
    """The keys whose titles hold the words typed above the list, however they are spelt."""
    words: str = st.text_input(
        say("bound.search", label=label), key=f"bound-{name}-words", max_chars=100,
        placeholder=say("choices.search_hint"),
    )
    return find(words, {value: (folded(title),) for value, title in titles.items()})


@dataclass(frozen=True)
class Address(Generic[What]):
    """The parameters `names` of the address, which `parse` reads; those answered last are remembered."""

    name: str
    names: Sequence[str]
    parse: Callable[[str | list[tuple[str, str]]], What]

    def asked(self, first: str) -> What:
        """What the address asks for, else what was asked last, else `first`; a wrong one is told."""
        if refused := st.session_state.pop(f"_{self.name}_refused", ""):
            alerts.note(refused)
        given = [(name, text) for name in self.names for text in st.query_params.get_all(name)]
        try:
            found = self.parse(given or st.session_state.get(f"_{self.name}", first))
        except DashboardError as problem:
            alerts.note(problem.text(language()))
            return self.parse(first)
        return found

    def remember(self, found: What) -> None:
        """What was answered is asked again when the reader comes back without an address."""
        st.session_state[f"_{self.name}"] = found.address()

    def write(self, found: What) -> None:
        """Makes the address ask for this; what else stands in it stays."""
        given: dict[str, list[str]] = {}
        for name, text in parse_qsl(found.address(), keep_blank_values=True):
            given.setdefault(name, []).append(text)
        for name in self.names:
            st.query_params.pop(name, None)
        for name, texts in given.items():
            st.query_params[name] = texts

    def change(self, read: Callable[[], What]) -> None:
        """Writes what `read` gives; what cannot be asked for is refused in words, and nothing changes."""
        try:
            self.write(read())
        except DashboardError as problem:
            st.session_state[f"_{self.name}_refused"] = problem.text(language())
