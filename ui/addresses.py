"""The address of what is on the screen: as it can be kept, sent to somebody and opened again."""

from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from ui.language import language
from ui.links import Link
from ui.words import messages, safe

NOT_KEPT = ("lang",)
FIRST = "overview"   # the page of an address without a page


def kept(**instead: str) -> str:
    """The query string of now without the language, repeated parameters too; `instead` replaces some."""
    now = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    left = [(name, value) for name, value in now if name not in NOT_KEPT and name not in instead]
    return urlencode([*left, *instead.items()])


def page() -> str:
    """The page that is open, by its name in the address."""
    return _apart()[1] or FIRST


def title(name: str) -> str:
    """The title of a page in the reader's language; "" for one that we do not have (any more)."""
    return messages(language()).get(f"page.{name}.title", "")


def link(name: str, address: str, text: str) -> Link:
    """A link that opens the page with exactly these parameters, in the reader's language.

    A page that we do not have (any more) gives the text alone.
    """
    if not title(name):
        return Link(safe(text))
    goal = f"{name}?{_with_language(address)}"
    return Link(f'<a class="to" href="{safe(goal)}" target="_self">{safe(text)}</a>')


def whole(name: str, address: str) -> str:
    """The whole address with host, to be sent to a colleague."""
    here = urlsplit(st.context.url or "")
    return urlunsplit((here.scheme, here.netloc, f"{_apart()[0]}/{name}", address, ""))


def _apart() -> tuple[str, str]:
    """The folder that a proxy may have put us into, and the page; the first page has no name there."""
    path = urlsplit(st.context.url or "").path.rstrip("/")
    folder, _, last = path.rpartition("/")
    return (folder, last) if title(last) else (path, "")


def _with_language(address: str) -> str:
    spoken = urlencode({"lang": language()})
    return f"{address}&{spoken}" if address else spoken
