"""Files to fill in, made when they are asked for: every table, one of them, or an empty booklet."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from data_access.booklets import template as booklet
from data_access.loading import template, titles
from data_access.loading.entities import ENTITIES
from ui.language import language
from ui.paper_making import MEDIA
from ui.words import say


def show() -> None:
    """A choice of tables and the buttons."""
    names = st.multiselect(
        say("loading.template_tables"), list(ENTITIES), key="loading-template",
        format_func=lambda name: titles.of_entity(name, language()), placeholder=say("choices.all"),
    )
    first, second = st.columns(2)
    chosen = template.of(names)
    with first:
        _button("template", lambda path: template.write_workbook(chosen, path))
    with second:
        _button("booklet", lambda path: booklet.write(path, None))
    st.caption(say("loading.template_help"))


def _button(name: str, write: Callable[[Path], None]) -> None:
    st.download_button(
        say(f"loading.{name}"), lambda: _made(write), file_name=f"{name}.xlsx", mime=MEDIA["xlsx"],
        key=f"loading-take-{name}", on_click="ignore",
    )


def _made(write: Callable[[Path], None]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="template-") as folder:
        path = Path(folder) / "template.xlsx"
        write(path)
        return path.read_bytes()
