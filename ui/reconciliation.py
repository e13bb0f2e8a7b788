"""Reconciliation on the screen: how many printed figures are ours, which are not, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from metrics import booklets, ledger
from metrics.contradictions_in_words import Told, told
from metrics.ledger import VERDICTS, Choice, Entry
from metrics.search import find, folded
from ui import alerts, background, choices, printed_cells, query, tables
from ui.language import language
from ui.words import number, say

BOOKLETS = "booklets"


def sourced() -> list[Entry]:
    """Every published cell of the chosen source, the annual report unless the booklets are asked for."""
    chosen = choices.pick(
        "source", say("ledger.source"), {BOOKLETS: say("ledger.of_booklets")}, say("ledger.of_report")
    )
    if chosen != BOOKLETS:
        return entries()
    with st.spinner(say("ledger.wait")):
        found = _of_booklets(query.stamp())
    if not found:
        alerts.note(say("ledger.no_booklet"))
    return found


@st.cache_data(ttl=query.FRESH, max_entries=2, show_spinner=False)
def _of_booklets(stamp: tuple[str, float]) -> list[Entry]:
    return booklets.entries(query.database())


def entries() -> list[Entry]:
    """Every published cell of the annual report with its verdict."""
    with st.spinner(say("ledger.wait")):
        return ledger.entries(background.reconciliation())


def headline(found: Sequence[Entry]) -> None:
    """What a managing director must know: how many are equal, explained, open and still to come."""
    counts = ledger.counts(found)
    said = {verdict: number(counts[verdict], "count") for verdict in VERDICTS}
    sentence = say("ledger.headline", all=number(len(found), "count"), **said)
    st.html(f'<p class="story headline">{sentence}</p>')
    cards = "".join(_verdict_card(verdict, counts[verdict], len(found)) for verdict in VERDICTS)
    st.html(f'<section class="cards verdicts" aria-label="{say("ledger.by_verdict")}">{cards}</section>')


def _verdict_card(verdict: str, count: int, whole: int) -> str:
    share = number(count / whole * 100 if whole else None, "%")
    return (
        f'<article class="card verdict {verdict}"><h2>{say(f"verdict.{verdict}")}</h2>'
        f'<p class="value"><bdi>{number(count, "count")}</bdi> <span class="unit">{share}</span></p>'
        f'<p class="meaning">{say(f"verdict.{verdict}.meaning")}</p></article>'
    )


def by_domain(found: Sequence[Entry]) -> None:
    """The same counts for each domain, as a table."""
    rows = [{**row, "domain": say(f"domain.{row['domain']}")} for row in ledger.by_domain(found)]
    titles = {"all": say("ledger.all"), **{verdict: say(f"verdict.{verdict}") for verdict in VERDICTS}}
    columns = [tables.Column("domain", say("ledger.domain"))]
    columns += [tables.Column(key, title, "count") for key, title in titles.items()]
    tables.show(rows, columns, say("ledger.by_domain"), None)


def chosen(found: Sequence[Entry]) -> list[Entry]:
    """Draws the choices and gives back the cells that they leave."""
    places = {"IR": say("country"), **query.province_names()}
    offered = {
        "domain": (say("ledger.domain"), _domains(found)),
        "verdict": (say("ledger.verdict"), {verdict: say(f"verdict.{verdict}") for verdict in VERDICTS}),
        "place": (say("province"), places),
        "contradiction": (say("ledger.contradiction"), {each.key: each.figure for each in told(language())}),
        "table": (say("ledger.table"), _tables(found)),
    }
    picked: dict[str, str] = {}
    for column, (name, (label, titles)) in zip(st.columns(len(offered)), offered.items(), strict=True):
        with column:
            picked[name] = choices.pick(name, label, titles)
    text = choices.typed("q", say("ledger.search"))
    return _searched(ledger.chosen(found, _choice(**picked)), text)


def _choice(contradiction: str, **others: str) -> Choice:
    cells = [cell for each in told(language()) if each.key == contradiction for cell in each.cells]
    return Choice(**others, cells=frozenset(cells))


def _tables(found: Sequence[Entry]) -> dict[str, str]:
    return {name: printed_cells.table_name(name) for name in ledger.tables(found)}


def _domains(found: Sequence[Entry]) -> dict[str, str]:
    return {name: say(f"domain.{name}") for name in dict.fromkeys(entry.domain for entry in found)}


def _searched(found: list[Entry], text: str) -> list[Entry]:
    if not text.strip():
        return found
    own = {entry.cell.figure_id: entry for entry in found}
    texts = {key: [folded(told_of)] for key, told_of in printed_cells.texts(found).items()}
    return [own[key] for key in find(text, texts)]


def in_words() -> None:
    """Where the report contradicts itself, told, with what became of the cells concerned."""
    verdicts = {entry.cell.figure_id: entry.verdict for entry in entries()}
    rows = [_told(each, verdicts) for each in told(language())]
    names = ("figure", "one", "other", "shown", "cells")
    columns = [tables.Column(name, say(f"contradiction.{name}")) for name in names]
    tables.show(rows, columns, say("part.in_words"), 560)


def _told(each: Told, verdicts: Mapping[str, str]) -> dict[str, str]:
    counts = Counter(verdicts[cell] for cell in each.cells)
    cells = [f"{say(f'verdict.{verdict}')} {number(counts[verdict], 'count')}" for verdict in counts]
    texts = {"figure": each.figure, "one": each.one, "other": each.other, "shown": each.shown}
    return {**texts, "cells": say("list.comma").join(cells) or say("contradiction.no_cell")}
