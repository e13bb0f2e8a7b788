"""What is asked for on a page, kept in its address: read and checked there, written there when it changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from urllib.parse import parse_qsl

import streamlit as st

from common.errors import DashboardError
from ui import alerts
from ui.language import language


class Asked(Protocol):
    """Something that can say by which query string it is asked for."""

    def address(self) -> str: ...


What = TypeVar("What", bound=Asked)


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
