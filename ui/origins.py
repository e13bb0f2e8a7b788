"""Where figures and maps come from: reconciliation with the report, contradictions, the map's outlines."""

from collections import Counter

import streamlit as st

from metrics import registry
from metrics.reconcile import Line
from ui import background, maps, query, story, tables
from ui.language import language
from ui.words import jalali_date, number, say, title_of


def data() -> None:
    """How figures are made, and how many printed ones they equal."""
    story.sentence("about.data")
    counts = Counter(line.verdict for line in background.reconciliation())
    said = {verdict: number(counts[verdict], "count") for verdict in ("equal", "explained", "open")}
    total = number(sum(counts.values()), "count")
    st.html(f'<p class="story">{say("about.reconciled", all=total, **said)}</p>')


def contradictions() -> None:
    """Every printed figure that is not ours, with the reason."""
    lines = [line for line in background.reconciliation() if line.verdict != "equal"]
    columns = [
        tables.Column("figure", say("about.figure")), tables.Column("place", say("province")),
        tables.Column("printed", say("about.printed")), tables.Column("computed", say("about.computed")),
        tables.Column("reason", say("about.reason")),
    ]
    tables.show([_row(line) for line in lines], columns, say("part.contradictions"), 520)


def _row(line: Line) -> dict[str, str]:
    unit = "%" if line.kind == "published_percent" else registry.get(line.indicator_code).unit
    return {
        "figure": title_of(line.indicator_code), "place": query.place_name(line.scope),
        "printed": number(line.published, unit), "computed": number(line.computed, unit),
        "reason": line.reason_fa if language() == "fa" else line.reason_en,
    }


def geometry() -> None:
    """The outlines in use, with date, checksum and credit."""
    shapes = maps.shapes()
    day = jalali_date(shapes.changed_on)
    story.sentence("about.file", file=shapes.file_name, day=day, sha=shapes.sha256[:16])
    st.caption(shapes.credit_fa if language() == "fa" else shapes.credit_en)
