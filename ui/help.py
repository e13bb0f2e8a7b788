"""The guides of docs/guide on the screen: those that a role needs, in the reader's language, with pictures.

A guide is one text for both: in a folder its links lead to files, here to the pages of the dashboard.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from urllib.parse import urlencode

import streamlit as st

from common.settings import ROOT
from ui.language import language
from ui.words import safe, say

FOLDER = ROOT / "docs/guide"
OF_ROLE: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "managing_director": ("reader",),
    "provincial_deputy": ("reader", "deputy"),
    "analyst": ("reader", "analyst"),
    "steward": ("reader", "analyst", "steward"),
    "administrator": ("reader", "administrator"),
})
PICTURE = re.compile(r"^!\[(?P<alt>[^\]]+)\]\((?P<file>[^)]+)\)$", re.MULTILINE)
_LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<to>[^)]+)\)")
_PAGE = re.compile(r"(?:\.\./)+pages/(?P<page>\w+)\.py")
_GUIDE = re.compile(r"(?P<guide>\w+)\.md")


@dataclass(frozen=True)
class Section:
    """A heading of a guide, the address of it within the page, and what stands under it, as Markdown."""

    title: str
    anchor: str
    text: str


@dataclass(frozen=True)
class Guide:
    """One guide: its title and its sections; the first section, before any heading, has no title."""

    name: str
    title: str
    sections: tuple[Section, ...]


@cache
def guide(name: str, spoken: str) -> Guide:
    """The guide of that name in "fa" or "en"."""
    text = (FOLDER / spoken / f"{name}.md").read_text(encoding="utf-8")
    first, *others = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _, opening = first.partition("\n")
    sections = [Section("", name, opening.strip())]
    for place, each in enumerate(others, start=1):
        heading, _, below = each.partition("\n")
        sections.append(Section(heading.strip(), f"{name}-{place}", below.strip()))
    return Guide(name, title.removeprefix("# ").strip(), tuple(sections))


def contents(role: str) -> None:
    """What stands on the page, as links to its parts."""
    st.html(f'<p class="story">{say("help.new_tab")}</p>')
    items = "".join(_listed(each) for each in _of(role))
    st.html(f'<nav aria-label="{say("help.contents")}"><ul class="guides">{items}</ul></nav>')


def texts(role: str) -> None:
    """The guides of the role, one below the other."""
    for each in _of(role):
        st.html(f'<h2 class="part" id="{each.name}">{safe(each.title)}</h2>')
        with st.container(key=f"guide-{each.name}-{language()}"):
            for section in each.sections:
                _section(section)


def _of(role: str) -> Iterator[Guide]:
    return (guide(name, language()) for name in OF_ROLE.get(role, ()))


def _listed(told: Guide) -> str:
    parts = "".join(
        f'<li><a class="to" href="#{each.anchor}" target="_self">{safe(each.title)}</a></li>'
        for each in told.sections if each.title
    )
    return f'<li><a class="to" href="#{told.name}" target="_self">{safe(told.title)}</a><ul>{parts}</ul></li>'


def _section(section: Section) -> None:
    if section.title:
        st.html(f'<h3 class="part" id="{section.anchor}">{safe(section.title)}</h3>')
    at = 0
    for found in PICTURE.finditer(section.text):
        _text(section.text[at:found.start()])
        _picture(found["alt"], found["file"])
        at = found.end()
    _text(section.text[at:])


def _text(written: str) -> None:
    if written.strip():
        st.markdown(_LINK.sub(_led, written))


def _picture(alt: str, file: str) -> None:
    """A picture of the guide; one that was not made yet is left out, since the text says the same."""
    path = (FOLDER / language() / file).resolve()
    if path.is_file() and path.is_relative_to(ROOT / "docs/images"):
        st.image(path, caption=alt, alt=alt)


def _led(found: re.Match[str]) -> str:
    """A link to a page in the reader's language, or to another guide; other files are only named."""
    text, to = found["text"], found["to"]
    if page := _PAGE.fullmatch(to):
        return f"[{text}]({page['page']}?{urlencode({'lang': language()})})"
    if other := _GUIDE.fullmatch(to):
        return f"[{text}](#{other['guide']})"
    return f"{text} (`docs/{to.removeprefix('../../')}`)"
