"""Papers: what do I lay before the board, and what do I take with me to a province?"""

from ui import filters, papers
from ui.page import page, part

with page("papers") as frame:
    choice = filters.bar(frame.reader)
    with part("board_paper"):
        papers.whole(frame.reader, choice)
        papers.contents()
    with part("briefing"):
        papers.of_province(frame.reader, choice)
