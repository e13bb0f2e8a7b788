"""Addresses of other pages, as links that keep the reader's language."""

from urllib.parse import urlencode

import streamlit as st

from ui.language import language
from ui.words import safe


def handbook(code: str, text: str) -> str:
    """A link to an indicator's page of the handbook, as HTML."""
    return to("handbook", text, indicator=code)


def to(page: str, text: str, **parameters: str) -> str:
    """A link as HTML. It loads the page anew in the same window; relative, to hold behind a proxy."""
    kept = {name: st.query_params[name] for name in ("period", "province") if name in st.query_params}
    address = urlencode({**kept, **parameters, "lang": language()})
    return f'<a class="to" href="{page}?{safe(address)}" target="_self">{safe(text)}</a>'
