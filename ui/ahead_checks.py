"""How often the projection was right when it could be checked: by service, by months ahead, by interval."""

import streamlit as st

from common.errors import TooFewMonths
from metrics.desk import ahead, backtest
from metrics.desk.backtest import Coverage
from ui import desk_choice, tables
from ui.desk_choice import Desk
from ui.desk_words import service_name
from ui.language import language
from ui.words import number, say

WANTED = (75, 85)   # percent of held-out months that an interval of 80 % is to cover


def coverage(desk: Desk) -> None:
    """A sentence, a row per service, and intervals of other levels beside what they covered."""
    try:
        services, levels = desk_choice.ask(ahead.judged, desk.selection)
    except TooFewMonths as problem:
        st.html(f'<p class="empty">{problem.text(language())}</p>')
        return
    whole = backtest.together(each for found in services.values() for each in found)
    share, low, high = (number(value, "%") for value in (_percent(whole), *WANTED))
    st.html(f'<p class="story">{say("ahead.covered", share=share, of=number(whole.of, "count"))}'
            f" {say('ahead.wanted', low=low, high=high)}</p>")
    rows = [
        {"service": service_name(key), "all": _percent(backtest.together(found)),
         "of": backtest.together(found).of,
         **{str(place): _percent(each) for place, each in enumerate(found)}}
        for key, found in services.items()
    ]
    columns = [tables.Column("service", say("desk.service"))]
    columns += [tables.Column(str(place), say("ahead.months_ahead", months=number(place + 1, "count")), "%")
                for place in range(backtest.AHEAD)]
    columns.append(tables.Column("all", say("ahead.all"), "%"))
    columns.append(tables.Column("of", say("ahead.judged"), "count"))
    tables.show(rows, columns, say("ahead.coverage_table"), None)
    _levels(levels)


def _levels(levels: list[Coverage]) -> None:
    rows = [{"level": number(100 * each.level, "%"), "share": _percent(each)} for each in levels]
    columns = [tables.Column("level", say("ahead.level")), tables.Column("share", say("ahead.share"), "%")]
    tables.show(rows, columns, say("ahead.calibration"), None)
    st.caption(say("ahead.how_checked"))


def _percent(found: Coverage) -> float | None:
    return None if found.share is None else round(100 * found.share, 1)
