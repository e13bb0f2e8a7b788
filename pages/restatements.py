"""Restatements: what was loaded when, which rows and figures changed, and what did we show before?"""

from ui import filters, restated_figures, restated_rows, restatements
from ui.page import page, part

with page("restatements") as frame:
    with part("loads"):
        chosen = restatements.show(frame.reader)
    with part("restated_rows"):
        restated_rows.show(chosen, frame.reader)
    choice = filters.bar(frame.reader, restatements.indicators())
    with part("restated_figures"):
        restated_figures.show(chosen, choice)
    with part("figure_history"):
        restated_figures.history(choice, frame.reader)
