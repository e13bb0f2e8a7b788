"""Reconciliation: which printed figures of the annual report do our rows give again, why not others?"""

from ui import printed_cells, reconciliation
from ui.page import page, part

with page("reconciliation") as frame:
    everything = reconciliation.sourced()
    reconciliation.headline(everything)
    with part("by_domain"):
        reconciliation.by_domain(everything)
    with part("cells"):
        printed_cells.listed(reconciliation.chosen(everything), frame.reader)
    with part("in_words"):
        reconciliation.in_words()
