"""Addresses of other pages, as links that keep the reader's language."""

import re
from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from metrics.worded import Piece
from ui.language import language
from ui.words import digits, safe

_CHOICE = re.compile(r"[\w/-]{1,40}", re.ASCII)   # a period or province; other texts are dropped
_FIGURE = re.compile(r"(?<![\w.])\d[\d.]*(?![\w.])")   # a number, not a digit or point of a column's name


class Link(str):
    """A link as HTML, made here out of escaped parts: the one text that a table shows as it stands."""

    __slots__ = ()


def code(text: str) -> Link:
    """A code that is read from left to right in any text and never broken."""
    return Link(f'<bdi class="code">{safe(text)}</bdi>')


def handbook(code: str, text: str) -> str:
    """A link to an indicator's page of the handbook, as HTML."""
    return to("handbook", text, indicator=code)


def to(page: str, text: str, **parameters: str) -> Link:
    """A link as HTML. It loads the page anew in the same window; relative, to hold behind a proxy."""
    now = {name: st.query_params.get(name, "") for name in ("period", "province", "as_of")}
    kept = {name: text for name, text in now.items() if _CHOICE.fullmatch(text)}
    address = urlencode({**kept, **parameters, "lang": language()})
    return Link(f'<a class="to" href="{page}?{safe(address)}" target="_self">{safe(text)}</a>')


def formula(pieces: Iterable[Piece]) -> str:
    """A formula in words as HTML, with links to the other indicators in it."""
    return "".join(
        handbook(piece.code, piece.text) if piece.code
        else safe(_FIGURE.sub(lambda found: digits(found.group()), piece.text))
        for piece in pieces
    )
