"""Charts as pictures to take away: every plotly chart of the product is shown here, with its PNG and its SVG.

The picture says more than the chart on the page, where title and period stand around it: what it shows, of
where and when, and where the figures come from. The browser draws it (assets/js/pictures.js), offline.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from plotly.basedatatypes import BaseFigure

from common.period import Period
from metrics.reach import DESK, MAIN
from ui import query
from ui.language import language
from ui.words import isolated, jalali_date, period_name, safe, say

# The button of plotly that draws is pressed by our own, which have words and answer to the keyboard.
CONFIG = {
    "displayModeBar": True, "modeBarButtons": [["toImage"]], "displaylogo": False, "displayNotifier": False,
    "scrollZoom": False, "responsive": True,
}
FORMS = ("png", "svg")
Plot = dict[str, Any]   # a whole figure as plotly's JSON has it
_SHOWN = "_shown"
_WIDE, _LONGEST_NAME = 125, 80   # letters of a line of the picture, and of a file's name


@dataclass(frozen=True)
class Caption:
    """What a picture says above and below: its title, lines under it (unit, place, period), its source."""

    title: str
    lines: tuple[str, ...]
    source: str
    credit: str = ""


def of_choice(period: Period | None = None, place: str = "") -> None:
    """Notes place and period of the page; the pictures of its charts say so. Without them: nothing yet."""
    named = [period_name(period)] if period else []
    noted(say("list.comma").join([*filter(None, [place]), *named]))


def noted(text: str) -> None:
    """Notes in words what the page shows, for the pictures of the charts below."""
    st.session_state[_SHOWN] = text


class _Drawn(BaseFigure):  # type: ignore[misc]
    """A finished figure: Streamlit takes its JSON as it is, and does not judge it point by point."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot

    def to_dict(self) -> Plot:
        return self._plot


def show(
    figure: go.Figure | Plot, key: str, description: str, title: str = "", told: str | None = None,
) -> None:
    """Shows a chart with the buttons that save it.

    `description` is what a screen reader says of it and, without a `title`, the title of the picture. `told`
    is the line under the title, such as unit, place and period; without it what the page notes is shown.
    """
    caption = captioned(title or description, told)
    plot = figure.to_dict() if isinstance(figure, go.Figure) else figure
    plot["layout"]["meta"] = {"picture": about(caption)}
    st.plotly_chart(_Drawn(plot), key=key, config=CONFIG, theme=None, alt=description)
    buttons(caption)


def captioned(title: str, told: str | None = None, credit: str = "") -> Caption:
    """What the picture of a chart or map says; `credit` names whose map it is."""
    shown = st.session_state.get(_SHOWN, "") if told is None else told
    return Caption(title, (shown,) if shown else (), source(), credit)


def buttons(caption: Caption) -> None:
    """The buttons that save the chart or map above them."""
    st.html(_buttons(caption.title))


def ready(drawing: str, caption: Caption) -> None:
    """The same buttons for a drawing of our own: a whole SVG that says what its `caption` says."""
    st.html(_buttons(caption.title, drawing, about(caption)))


def source() -> str:
    """Where the figures come from and until when, with the mark of generated rows."""
    reach = query.reach((*MAIN, *DESK))
    if reach.last_day is None:
        return say("picture.source_only")
    told = say("picture.source", day=jalali_date(reach.last_day))
    return f"{told} - {say('data.simulated')}" if reach.simulated else told


def file_name(title: str) -> str:
    """A name that every system takes.

    >>> file_name("Units / parks: <b>1401</b>")
    'Units_parks_b_1401_b'
    """
    return re.sub(r"[^\w\u200c]+", "_", title)[:_LONGEST_NAME].strip("_") or "picture"


def about(caption: Caption) -> dict[str, Any]:
    """As the script reads it; texts that plotly draws are escaped, those of the file's head are not."""
    return {
        "head": _drawn([caption.title, *caption.lines]), "foot": _drawn([caption.source, caption.credit]),
        "title": caption.title, "told": say("list.semicolon").join([*caption.lines, caption.source]),
        "file": file_name(caption.title), "rtl": language() == "fa",
    }


def _drawn(texts: Sequence[str]) -> list[str]:
    return [isolated(line) for text in texts for line in wrap(text, _WIDE)]


def _buttons(title: str, drawing: str = "", of: Mapping[str, Any] | None = None) -> str:
    """A button per form; of a chart of plotly, the script finds the drawing itself."""
    held = f' data-drawing="{safe(drawing)}" data-about="{safe(json.dumps(of))}"' if of else ""
    labels = {form: say("picture.label", form=form.upper(), title=title) for form in FORMS}
    buttons = "".join(
        f'<button type="button" data-picture="{form}"{held} aria-label="{safe(label)}">'
        f"{form.upper()}</button>"
        for form, label in labels.items()
    )
    return f'<p class="picture">{say("picture.save")} {buttons}</p>'
