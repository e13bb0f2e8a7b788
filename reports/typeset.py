"""Sets a paper as PDF: its parts become plain data, and the templates in assets/reports say how they look.

The typesetter gets data and never markup, reads fonts and templates of the product only, and asks no network.
"""

import json
from typing import Any, cast

import typst

from common.settings import ROOT
from reports import drawing, joiners
from reports.model import Drawn, Headlines, Line, Measured, Paper, Part, Said, Table
from reports.words import Words, plain

TEMPLATES, FONTS = ROOT / "assets/reports", ROOT / "assets/fonts"
NOWHERE = str(TEMPLATES / "no-packages")    # typst would look for packages on the network
NAME_SHARE, UNIT_SHARE = 2.2, 0.9           # widths of columns beside that of a figure
FEW_COLUMNS, MANY_LINES = 2, 24             # tables that stand in two halves
LONGEST_PARAGRAPH = 20_000                  # letters
MANY_CODES = 8                              # from here on each line tells its own
PLANNED = 1.5                               # as far as a bar is drawn beyond its plan


def pdf(paper: Paper) -> bytes:
    """The board paper as PDF, about 1 MB."""
    words = Words(paper.language)
    facts = [words.say("made_on", day=words.day(paper.made_on))]
    as_of = words.say("as_of", day=words.day(paper.as_of)) if paper.as_of else words.say("empty")
    data = {
        "title": plain(paper.title), "language": paper.language, "period": words.period(paper.period),
        "simulated": paper.simulated, "facts": [as_of, *facts], "words": spoken(words),
        "chapters": [
            {"title": plain(chapter.title), "parts": [part(each, paper, words) for each in chapter.parts]}
            for chapter in paper.chapters
        ],
    }
    return compiled("board.typ", data)


def compiled(template: str, data: dict[str, Any]) -> bytes:
    """The PDF that the template makes of the data."""
    compiler = typst.Compiler(
        str(TEMPLATES / template), root=str(TEMPLATES), font_paths=[str(FONTS)], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)}, package_path=NOWHERE,
        package_cache_path=NOWHERE,
    )
    return joiners.named(cast("bytes", compiler.compile(format="pdf")))


def spoken(words: Words) -> dict[str, str]:
    """The sentences that templates need."""
    names = ("contents", "organisation", "simulated", "simulated_paper", "reading")
    # The numbers of pages are known to the typesetter only.
    page = words.say("page", page="{page}", pages="{pages}")
    way = "rtl" if words.language == "fa" else "ltr"
    return {name: words.say(name) for name in names} | {"page": page, "way": way, "language": words.language}


def part(each: Part, paper: Paper, words: Words) -> dict[str, Any]:
    """A part as the templates read it."""
    if isinstance(each, Table):
        return _table(each, paper, words)
    if isinstance(each, Headlines):
        return headlines(each, paper, words)
    if isinstance(each, Drawn):
        note = _note((each.code,), "", paper, words)
        return {"title": each.title, "note": note, "simulated": each.simulated, "credit": paper.credit,
                **drawing.drawn(each, words)}
    return _said(each)


def _said(each: Said) -> dict[str, Any]:
    paragraphs = [
        {"head": plain(head), "text": plain(text, LONGEST_PARAGRAPH)} for head, text in each.paragraphs
    ]
    return {"form": "said", "title": plain(each.title), "paragraphs": paragraphs, "simulated": each.simulated,
            "note": ""}


def _table(each: Table, paper: Paper, words: Words) -> dict[str, Any]:
    names = 1 + bool(each.beside) + each.by_unit
    first = [*([1.4] if each.beside else []), NAME_SHARE, *[UNIT_SHARE] * each.by_unit]
    widths = [*first, *[1.0] * len(each.columns)]
    lines = [_line(line, each, words) for line in each.lines]
    twice = len(each.columns) <= FEW_COLUMNS and len(lines) >= MANY_LINES
    head = _head(each, words)
    own_codes = len(each.codes) > MANY_CODES and each.by_unit
    return {
        "form": "table", "title": plain(each.title), "names": names,
        "columns": len(each.columns) * (1 + twice), "none": words.say("note.none"),
        "widths": widths * (1 + twice), "head": [row * (1 + twice) for row in head],
        "lines": _side_by_side(lines) if twice else lines, "simulated": each.simulated,
        "note": _note(() if own_codes else each.codes, each.note, paper, words),
    }


def _line(line: Line, each: Table, words: Words) -> dict[str, Any]:
    names = [*([plain(line.beside)] if each.beside else []), plain(line.label)]
    unit = [words.unit(line.unit) or words.say("unit.count")] if each.by_unit else []
    pairs = zip(line.values, each.columns, strict=True)
    values = [words.number(value, column.unit or line.unit) for value, column in pairs]
    code = line.code if len(each.codes) > MANY_CODES and each.by_unit else ""
    return {"total": line.total, "code": code, "cells": [*names, *unit, *values]}


def _side_by_side(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Long narrow tables in two halves beside each other; the total stands last in the second."""
    half = (len(lines) + 1) // 2
    blank = {"total": False, "code": "", "cells": [""] * len(lines[0]["cells"])}
    second = [*lines[half:], blank][:half]
    if len(second) < half or len(lines) % 2:
        second = [*lines[half:-1], blank, lines[-1]]
    return [
        {**left, "cells": left["cells"] + right["cells"], "second": right["total"]}
        for left, right in zip(lines[:half], second, strict=True)
    ]


def _head(each: Table, words: Words) -> list[list[dict[str, Any]]]:
    """One row of headings, or two where several columns share one above them."""
    grouped = any(column.group for column in each.columns)
    rows = 2 if grouped else 1
    first = [_cell(name, rows=rows) for name in filter(None, [each.beside, each.label])]
    first += [_cell(words.say("unit"), rows=rows)] if each.by_unit else []
    labels = [_cell(_with_unit(column.label, column.unit, words)) for column in each.columns]
    if not grouped:
        return [[*first, *labels]]
    groups: list[dict[str, Any]] = []
    for column in each.columns:
        if groups and groups[-1]["text"] == column.group:
            groups[-1]["span"] += 1
        else:
            groups.append(_cell(column.group))
    return [[*first, *groups], labels]


def _cell(text: str, rows: int = 1) -> dict[str, Any]:
    return {"text": text, "span": 1, "rows": rows}


def _with_unit(label: str, unit: str, words: Words) -> str:
    name = words.unit(unit) if unit else ""
    return f"{label} ({name})" if name else label


def headlines(each: Headlines, paper: Paper, words: Words) -> dict[str, Any]:
    """The table of headline figures with a bar for each that has a plan."""
    heads = ("value", "planned", "last_year", "change", "by_plan")
    return {
        "form": "headlines", "title": each.title,
        "head": [words.say("head.list"), *(words.say(f"column.{name}") for name in heads)],
        "rows": [_row(figure, words) for figure in each.figures],
        "simulated": any(figure.simulated for figure in each.figures),
        "note": _note(tuple(figure.code for figure in each.figures), "", paper, words),
    }


def _row(figure: Measured, words: Words) -> dict[str, Any]:
    share = None if figure.achievement is None else max(figure.achievement / 100, 0)
    judged = {True: "headline.met", False: "headline.missed", None: "headline.none"}[figure.good]
    change = words.number(figure.change, "count" if figure.unit == "%" else "%", signed=True)
    if figure.unit == "%" and figure.change is not None:
        change = words.say("headline.points", value=words.number(round(figure.change, 1), "ha", signed=True))
    return {
        "title": figure.title, "unit": words.unit(figure.unit),
        "value": words.number(figure.value, figure.unit),
        "plan": words.number(figure.plan, figure.unit), "before": words.number(figure.before, figure.unit),
        "change": change, "achievement": words.number(figure.achievement, "%"),
        "share": None if share is None else min(share, PLANNED), "good": figure.good,
        "judged": words.say(judged), "simulated": figure.simulated,
    }


def _note(codes: tuple[str, ...], own: str, paper: Paper, words: Words) -> str:
    """The line below: what else is to be said, the codes of the indicators, the last day of the data."""
    as_of = words.say("as_of", day=words.day(paper.as_of)) if paper.as_of else ""
    listed = words.say("note.codes", codes=" · ".join(codes)) if codes else ""
    return " · ".join(filter(None, [own, as_of, listed]))
