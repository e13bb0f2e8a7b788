"""The board paper: the sections a steward chose, filled for a period and a reader."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from common.period import Period
from common.settings import settings
from common.tehran import day_of
from data_access.database import Database
from geo import outlines
from metrics import reach
from metrics.contradictions_in_words import told
from metrics.printed_cells import SITES, Computed
from metrics.scope import Rights
from reports import board_file, filled, pictures, printed, sites, waits
from reports import contested as contesting
from reports.board_file import Board, Section, Wanted
from reports.contested import Contested
from reports.filled import Asking
from reports.headlines import headlines
from reports.listed import listed
from reports.model import Chapter, Paper, Part, Said
from reports.printed import Layout
from reports.words import Words

Progress = Callable[[float], None]
OF_TABLES = 0.8     # of the work is to ask for the figures of the tables


def of_period(period: Period) -> Period:
    """The days a paper is about; a single day asks for its Jalali year up to it."""
    return Period.until(period.last_day) if period.days == 1 else period


def board(
    period: Period, rights: Rights, database: Database, language: str = "fa",
    progress: Progress = lambda _share: None, plan: Board | None = None, contested: Contested = (),
) -> Paper:
    """The paper of the period, with what the reader may see. `progress` is told the share done, 0 to 1.

    `plan` stands for the file of sections; `contested` figures are listed at the end.

    Raises Forbidden, BadPeriod, BadBoard, DataUnavailable.
    """
    rights.check_may("make_papers")
    own = of_period(period)
    reached = reach.reach(database)
    reached.check(own)
    wanted = plan or board_file.read(Path(settings().board_file))
    asking = Asking(own, rights, database, Words(language))
    found = _answers(wanted, asking, progress)
    chapters = tuple(_chapter(section, found, asking) for section in wanted.chapters)
    if objections := contesting.part(contested, asking):
        chapters = (*chapters, Chapter(asking.words.say("briefing.contested"), (objections,)))
    progress(1.0)
    return Paper(
        f"board-{str(period).replace('/', '-')}", wanted.title(language), language, own, chapters,
        reached.last_day, reached.simulated, day_of(datetime.now(UTC).replace(tzinfo=None)), credit(language),
    )


def credit(language: str) -> str:
    """Whose outlines the maps show."""
    shapes = outlines.load(settings().outlines_file, settings().outlines_code_property)
    return shapes.credit_fa if language == "fa" else shapes.credit_en


def _chapter(section: Section, found: Computed, asking: Asking) -> Chapter:
    parts = tuple(each for part in section.parts for each in _part(part, found, asking))
    return Chapter(section.title(asking.words.language), parts)


def _layouts(part: Wanted) -> Sequence[Layout]:
    layouts = [layout for name in part.of for layout in printed.tables()[name]]
    merged = printed.merged(layouts) if len(part.of) > 1 else None
    return [merged] if merged else layouts


def _answers(wanted: Board, asking: Asking, progress: Progress) -> Computed:
    """The figures of all tables of the annual report in the paper, asked together: many share a question."""
    layouts = [layout for section in wanted.chapters for part in section.parts for layout in _layouts(part)]
    expected, done = filled.questions(layouts, asking), 0

    def told_of_one() -> None:
        nonlocal done
        done += 1
        progress(OF_TABLES * min(done / expected, 1))

    return filled.answers(layouts, replace(asking, told=told_of_one))


def _part(part: Wanted, found: Computed, asking: Asking) -> list[Part]:
    title = part.title(asking.words.language)
    makers: dict[str, Callable[[], list[Part]]] = {
        "table": lambda: _tables(part, title, found, asking),
        "headlines": lambda: [headlines(part.codes, title, asking)],
        "map": lambda: [pictures.provinces("map", part.codes[0], title, asking)],
        "bars": lambda: [pictures.provinces("bars", part.codes[0], title, asking)],
        "months": lambda: [pictures.months(part.codes[0], title, asking)],
        "waits": lambda: waits.parts(asking),
        "contradictions": lambda: [_contradictions(title, asking)],
        "text": lambda: [Said(title, (("", part.fa if asking.words.language == "fa" else part.en),))],
    }
    return makers[part.kind]()


def _tables(part: Wanted, title: str, found: Computed, asking: Asking) -> list[Part]:
    if not part.of:
        return [listed(part.codes, part.by, title, asking)]
    layouts = _layouts(part)
    several = len(layouts) > 1
    tables: list[Part] = []
    for layout in layouts:
        named = title or asking.words.title(layout.codes[0])
        if several and layout.kind != "list":
            named = asking.words.say(f"title.by_{layout.kind}", title=named)
        make = sites.table if layout.kind in SITES else filled.table
        tables.append(make(layout, named, found, asking))
    return tables


def _contradictions(title: str, asking: Asking) -> Said:
    words = asking.words
    paragraphs = [
        (each.figure, f"{each.one} {each.other} {words.say('contradictions.shown', text=each.shown)}")
        for each in told(words.language)
    ]
    return Said(title, tuple((words.digits(head), words.digits(text)) for head, text in paragraphs))

