"""Explore: any table of figures or rows - built, filtered, pictured and taken away whole."""

from ui import explore, explore_chart, explore_table, register
from ui.page import page, part

with page("explore") as frame:
    rights = explore.rights_of(frame.reader)
    if explore.of_rows():
        with part("explore_rows"):
            rows = register.show(rights)
            with part("explore_take"):
                register.take(rows, rights, frame.reader)
    else:
        asked, answer = explore.built(frame.reader)
        with part("explore_table"):
            explore_table.show(answer, explore.shaded())
        with part("explore_chart"):
            explore_chart.show(answer)
        with part("explore_take"):
            explore.take(asked, answer, frame.reader)
