"""The board paper and the page of a province on the screen: choose, have it made, watch, take it away."""

from pathlib import Path

import streamlit as st

from common.errors import Forbidden
from common.settings import settings
from data_access.state import audit
from data_access.state.tables import state
from metrics.scope import Rights
from reports import board_file
from ui import paper_making, query, tables
from ui.filters import Choice
from ui.identity import Reader
from ui.language import LANGUAGES, language
from ui.paper_making import FORMS, MEDIA, Asked, Making
from ui.words import number, period_name, safe, say

EVERY = 1.0             # seconds between two looks at a paper under way
MEGABYTE = 1_000_000
_MINE = "_paper"        # the paper this reader waits for


def whole(reader: Reader, choice: Choice) -> None:
    """The board paper, as PDF or as a workbook."""
    first, second = st.columns(2)
    form = first.radio(say("papers.form"), ["board_pdf", "board_xlsx"], key="board-form", horizontal=True,
                       format_func=lambda name: say(f"papers.{name}"))
    _offer(Asked(form, choice.scope.period, "", _language(second, "board"), _rights(reader)), reader)


def contents() -> None:
    """The chapters that the file of sections asks for, and how many parts each has."""
    board = board_file.read(Path(settings().board_file))
    rows = [
        {"chapter": chapter.title(language()), "parts": number(float(len(chapter.parts)), "count")}
        for chapter in board.chapters
    ]
    columns = [tables.Column("chapter", say("papers.chapter")), tables.Column("parts", say("papers.parts"))]
    with st.expander(say("papers.contents")):
        tables.show(rows, columns, say("papers.contents"))


def of_province(reader: Reader, choice: Choice) -> None:
    """The page of the chosen province, or of the reader's own."""
    province = choice.province_code or next(iter(sorted(reader.provinces)), "")
    chosen = _language(st.container(), "briefing")
    if not province:
        st.html(f'<p class="story">{say("papers.no_province")}</p>')
        return
    st.html(f'<p class="story">{safe(say("papers.about", province=query.province_names()[province]))}</p>')
    rights = _rights(reader)
    if rights.provinces is not None and province not in rights.provinces:
        raise Forbidden(
            "برگهٔ این استان برای نقش شما باز نیست؛ استان خود را برگزینید.",
            "The page of this province is not open to your role: choose your own province.",
        )
    _offer(Asked("briefing", choice.scope.period, province, chosen, rights), reader)


def _rights(reader: Reader) -> Rights:
    return Rights.of(reader.role, reader.provinces)


def _language(place: "st.delta_generator.DeltaGenerator", name: str) -> str:
    chosen: str = place.radio(say("papers.language"), list(LANGUAGES), list(LANGUAGES).index(language()),
                              key=f"{name}-language", horizontal=True, format_func=LANGUAGES.__getitem__)
    return chosen


def _offer(asked: Asked, reader: Reader) -> None:
    """A button to have it made; then how far it is; then the file."""
    made, waiting = paper_making.of(asked), st.session_state.get(_MINE)
    if made is None:
        busy = waiting is not None and not waiting.over
        st.button(
            say("papers.make"), key=f"make-{asked.form[:5]}", on_click=_begin, args=(asked,), disabled=busy,
            help=say("papers.one_at_a_time") if busy else None, type="primary",
        )
        if waiting is not None and waiting.asked == asked and waiting.problem is not None:
            raise waiting.problem
    elif made.file is None:
        _progress(made)
    else:
        _file(made, made.file, reader)


def _begin(asked: Asked) -> None:
    st.session_state[_MINE] = paper_making.begin(asked)


@st.fragment(run_every=EVERY)
def _progress(made: Making) -> None:
    """How far the paper is; the page goes on answering meanwhile."""
    if made.over:
        st.rerun()
    percent = number(round(made.share * 100), "%")
    st.progress(made.share, say("papers.under_way", percent=percent))


def _file(made: Making, file: Path, reader: Reader) -> None:
    asked = made.asked
    size = number(file.stat().st_size / MEGABYTE, "ha")
    st.html(f'<p class="story">{say("papers.ready", period=safe(period_name(asked.period)), size=size)}</p>')
    st.download_button(
        say("papers.take"), lambda: _taken(asked, file, reader), file_name=asked.file_name,
        mime=MEDIA[FORMS[asked.form]], key=f"take-{asked.form}", on_click="ignore", type="primary",
    )


def _taken(asked: Asked, file: Path, reader: Reader) -> bytes:
    """The file; who took it is written down first."""
    detail = f"{asked.form} {asked.period} {asked.province} {asked.language}"
    audit.record(state(settings().state_url), reader.username, "paper taken", " ".join(detail.split()))
    return file.read_bytes()
