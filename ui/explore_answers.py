"""Answers to the tables of the explore page, remembered per address and rights."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from metrics import crosstab as crosstabs
from metrics.crosstab import Crosstab, Table
from metrics.scope import Rights
from ui import query
from ui.kept import kept
from ui.language import language
from ui.words import say


def table(asked: Crosstab, rights: Rights) -> Table:
    """See metrics.crosstab.ask; raises what it raises."""
    with st.spinner(say("explore.asking")):
        return _table(_key(rights), asked.address(), asked, rights)


@kept(60)
def _table(key: tuple[Any, ...], address: str, _asked: Crosstab, _rights: Rights) -> Table:
    return crosstabs.ask(_asked, _rights, query.database())


def members(asked: Crosstab, shared: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Of each grouping of categories that the indicators share, key and title of its members."""
    return {name: dict(_members(query.stamp(), name, asked.codes, language())) for name in shared}


@kept(200)
def _members(stamp: tuple[str, float], name: str, codes: tuple[str, ...], chosen: str) -> Mapping[str, str]:
    found = crosstabs.members(name, codes, query.database())
    return {place.key: place.name(chosen) for place in found}


def sql(asked: Crosstab, rights: Rights) -> str:
    """The statements with their values, as the database runs them."""
    return crosstabs.sql(asked, rights, query.database())


def _key(rights: Rights) -> tuple[Any, ...]:
    return (*query.stamp(), *rights.key)
