"""Compare: where does the own province stand, and against whom is that comparison fair?"""

from ui import compare, compare_choice, compare_place
from ui.page import page, part

with page("compare") as frame:
    compared = compare_choice.bar(frame.reader)
    with part("compare_place"):
        compare_place.standing(compared)
    with part("compare_more"):
        compare.drawn(compared, compare_choice.view())
