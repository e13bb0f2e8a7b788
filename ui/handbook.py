"""The handbook on the screen: find an indicator as one types, and read all there is to know of it."""

import re
from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics import registry
from metrics.article import Article, article, chosen
from metrics.search import indicators
from ui import cards, choices, filters, links, query, tables
from ui.filters import Choice
from ui.language import language
from ui.words import digits, jalali_date, number, safe, say, title_of, unit_label

PLACES = (
    (r"\bch(\d)\b", r"فصل \1"), (r"\btables?\b", "جدول"), (r"\bprose\b", "متن"), (r"\bcharts?\b", "نمودار"),
    (r"\bsections?\b", "بند"), (r"\blist\b", "فهرست"), (r"\(derived\)", "(محاسبه‌شده)"),
    (";", "؛"), (",", "،"),
)
KINDS = ("stock", "flow", "ratio", "quantile")
SHOWN = ("title", "domain", "unit", "kind", "owner", "code")


def found() -> list[str]:
    """Draws the search and the choices; gives back the codes that they leave, best first."""
    text = choices.typed("q", say("handbook.search"))
    abouts = list(registry.all_indicators().values())
    offered = {
        "domain": (say("ledger.domain"), {name: say(f"domain.{name}") for name in _domains()}),
        "kind": (say("handbook.kind"), {kind: say(f"measure.{kind}") for kind in KINDS}),
        "owner": (say("owner"), {owner: owner for owner in sorted({about.owner for about in abouts})}),
        "plan": (say("handbook.plan"), {"yes": say("yes"), "no": say("no")}),
    }
    picked: dict[str, str] = {}
    for column, (name, (label, titles)) in zip(st.columns(len(offered)), offered.items(), strict=True):
        with column:
            picked[name] = choices.pick(name, label, titles)
    return indicators(text, chosen(**picked))


def offered(codes: Sequence[str]) -> list[str]:
    """What the reader may open: all indicators, those found first."""
    return list(dict.fromkeys([*codes, *registry.all_indicators()]))


def _domains() -> list[str]:
    return list(dict.fromkeys(article(code).domain for code in registry.all_indicators()))


def catalogue(codes: Sequence[str]) -> None:
    """The indicators found; a row that is ticked is opened."""
    st.html(f'<p class="story" role="status">{say("handbook.found", count=number(len(codes), "count"))}</p>')
    if not codes:
        return
    rows = [_row(article(code)) for code in codes]
    event: Any = st.dataframe(
        {name: [row[name] for row in rows] for name in SHOWN}, key=f"handbook-{hash(tuple(codes))}",
        hide_index=True, height=300, column_order=SHOWN if language() == "en" else SHOWN[::-1],
        column_config={name: st.column_config.TextColumn(say(f"handbook.{name}"), width=_width(name))
                       for name in SHOWN},
        on_select="rerun", selection_mode="single-row", alt=say("handbook.grid"),
    )
    st.caption(say("handbook.choose"))
    for row in [row for row in event.selection.rows if row < len(codes)]:
        if st.query_params.get("indicator") != codes[row]:
            filters.choose(indicator=codes[row])
            st.rerun()


def _width(name: str) -> Any:
    return "large" if name == "title" else "small"


def _row(told: Article) -> dict[str, str]:
    return {
        "title": title_of(told.code), "domain": say(f"domain.{told.domain}"), "owner": told.about.owner,
        "unit": unit_label(told.about.unit), "kind": say(f"measure.{told.about.kind}"), "code": told.code,
    }


def one(choice: Choice) -> None:
    """The chosen indicator: what it means, how it is made, and what it is now."""
    told = article(str(choice.indicator))
    reading = query.readings((told.code,), choice.scope)[0]
    beside, main = st.columns([1, 3])
    with beside:
        cards.grid([reading], query.months((told.code,), choice.scope), choice.province)
    with main:
        facts = "".join(f"<div><dt>{say(f'handbook.{name}')}</dt><dd>{text}</dd></div>"
                        for name, text in _facts(told).items() if text)
        title = safe(title_of(told.code))
        st.html(f'<article class="park article"><h3>{title}</h3><dl>{facts}</dl></article>')
    _columns_read(told)
    with st.expander(say("handbook.sql")):
        st.code(told.sql, language="sql", wrap_lines=True)


def _columns_read(told: Article) -> None:
    """What each column of its tables means, from the comments of the schema."""
    with st.expander(say("handbook.columns")):
        columns = [tables.Column(name, say(f"handbook.{name}")) for name in ("table", "column", "comment")]
        rows = [dict(zip(("table", "column", "comment"), line, strict=True)) for line in told.columns]
        tables.show(rows, columns, say("handbook.columns"), 300)


def _facts(told: Article) -> dict[str, str]:
    """Name of a part to its text as HTML."""
    about, persian = told.about, language() == "fa"
    return {
        "question": safe(about.question),
        "meaning": safe(about.definition if persian else about.definition_en),
        "note": safe(about.note if persian else about.note_en),
        "formula": links.formula(told.formula(language())),
        "unit": safe(unit_label(about.unit)), "kind": say(f"measure.{about.kind}"),
        "better": say(f"better.{about.better.value}"), "domain": say(f"domain.{told.domain}"),
        "owner": safe(about.owner), "source": safe(_source(about.source)),
        "plan": say("yes" if told.has_plan else "no"), "split": _split(about.dimension),
        "tables": "<br>".join(_table(*each) for each in told.tables),
        "reviewed": jalali_date(told.reviewed) if told.reviewed else say("handbook.not_reviewed"),
        "code": f"<code>{safe(told.code)}</code>",
    }


def _table(name: str, what: str) -> str:
    return f'<span dir="ltr"><code>{safe(name)}</code> {safe(what)}</span>'


def _source(source: str) -> str:
    """The place in the report; the words of its usual forms are said in Persian."""
    if language() == "en":
        return source
    for written, persian in PLACES:
        source = re.sub(written, persian, source)
    return digits(source)


def _split(dimension: str | None) -> str:
    return f"<code>{safe(dimension)}</code>" if dimension else ""
