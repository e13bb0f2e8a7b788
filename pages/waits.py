"""Waiting times: how long does a request take, those still open counted, and where does it take longest?"""

from ui import (
    desk_choice,
    waits_choice,
    waits_compare,
    waits_curves,
    waits_endings,
    waits_spread,
    waits_table,
)
from ui.page import page, part

with page("waits") as frame:
    desk = desk_choice.bar(frame.reader)
    wait = waits_choice.bar(desk)
    waits_table.headline(desk, wait)
    with part("waits_curves"):
        waits_curves.curves(wait)
    with part("waits_table"):
        waits_table.table(wait)
        desk_choice.marked(desk)
    with part("waits_compare"):
        waits_compare.two(desk, wait)
        desk_choice.marked(desk)
    with part("waits_endings"):
        waits_endings.stacked(desk, wait)
        desk_choice.marked(desk)
    with part("waits_distribution"):
        waits_spread.distribution(desk, wait)
        desk_choice.marked(desk)
    with part("waits_trend"):
        waits_spread.trend(desk, wait)
        desk_choice.marked(desk)
