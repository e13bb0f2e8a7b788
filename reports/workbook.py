"""The tables of a paper as a workbook: a list of tables, then a sheet each, with real numbers."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from reports.model import Column, Headlines, Line, Measured, Paper, Table
from reports.words import Words

LONGEST_CELL = 32_767
LONGEST_SHEET = 31          # letters of the name of a sheet
NARROW, WIDE = 16, 42       # characters
WHOLE, BROKEN, SHARE = "#,##0", "#,##0.##", '0.0"%"'
_CONTROL = dict.fromkeys(code for code in range(32) if chr(code) not in "\t\n")
Formats = Mapping[str, Any]


def xlsx(paper: Paper) -> bytes:
    """The workbook; sheets of a Persian paper run from right to left."""
    words, buffer = Words(paper.language), BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "nan_inf_to_errors": True}) as book:
        book.set_properties({"title": paper.title, "author": words.say("organisation")})
        formats = _formats(book)
        tables = [*_headlines(paper, words), *paper.tables]
        names = [f"{number}" for number in range(1, len(tables) + 1)]
        contents = _sheet(book, _of_contents(words), paper)
        _contents(contents, tables, names, paper, formats)
        for name, table in zip(names, tables, strict=True):
            _table(_sheet(book, name, paper), table, paper, formats)
    return buffer.getvalue()


def _of_contents(words: Words) -> str:
    """The name of the first sheet."""
    return words.say("book.contents")[:LONGEST_SHEET]


def _headlines(paper: Paper, words: Words) -> list[Table]:
    """Headline figures as tables like the others."""
    found = (part for chapter in paper.chapters for part in chapter.parts if isinstance(part, Headlines))
    return [headline_table(each, each.title or paper.title, words) for each in found]


def headline_table(each: Headlines, title: str, words: Words) -> Table:
    """Value, plan and last year of each figure."""
    def line(figure: Measured) -> Line:
        values = (figure.value, figure.plan, figure.before)
        return Line(figure.title, values, unit=figure.unit, code=figure.code)

    heads = tuple(Column("", words.say(f"column.{key}"), "") for key in ("value", "planned", "last_year"))
    return Table(
        "headlines", title, words.say("head.list"), heads, tuple(line(figure) for figure in each.figures),
        tuple(figure.code for figure in each.figures),
        simulated=any(figure.simulated for figure in each.figures),
    )


def _sheet(book: Any, name: str, paper: Paper) -> Worksheet:
    sheet = book.add_worksheet(name)
    if paper.language == "fa":
        sheet.right_to_left()
    return sheet


def _formats(book: Any) -> Formats:
    base = {"font_name": "Vazirmatn", "valign": "vcenter"}
    head = {**base, "bold": True, "bg_color": "#EAF1F3", "text_wrap": True, "align": "center", "bottom": 1}
    kinds = {"whole": WHOLE, "broken": BROKEN, "share": SHARE}
    numbers = {f"{kind}{total}": book.add_format({**base, "num_format": form, "bold": bool(total)})
               for kind, form in kinds.items() for total in ("", "_total")}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 14}), "head": book.add_format(head),
        "text": book.add_format({**base, "text_wrap": True}),
        "text_total": book.add_format({**base, "bold": True}),
        "note": book.add_format({**base, "font_color": "#5B6B7B", "font_size": 9}),
        "link": book.add_format({**base, "font_color": "#0B5563", "underline": 1}), **numbers,
    }


def _contents(
    sheet: Worksheet, tables: list[Table], names: list[str], paper: Paper, formats: Formats,
) -> None:
    words = Words(paper.language)
    _write(sheet, 0, 0, f"{paper.title} — {words.period(paper.period)}", formats["title"])
    _write(sheet, 1, 0, _about(paper, words), formats["note"])
    heads = ("book.sheet", "book.table", "book.lines", "book.printed", "book.codes", "book.mark")
    for at, key in enumerate(heads):
        _write(sheet, 3, at, words.say(key), formats["head"])
    for row, (name, table) in enumerate(zip(names, tables, strict=True), 4):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", formats["link"], name)
        _write(sheet, row, 1, table.title, formats["text"])
        sheet.write_number(row, 2, len(table.lines), formats["whole"])
        _write(sheet, row, 3, table.key if "/" in table.key else "", formats["text"])
        _write(sheet, row, 4, ", ".join(table.codes), formats["text"])
        _write(sheet, row, 5, words.say("simulated") if table.simulated else "", formats["text"])
    sheet.freeze_panes(4, 0)
    sheet.set_column(0, 0, NARROW)
    sheet.set_column(1, 1, WIDE)
    sheet.set_column(2, 5, NARROW)


def _table(sheet: Worksheet, table: Table, paper: Paper, formats: Formats) -> None:
    words = Words(paper.language)
    _write(sheet, 0, 0, table.title, formats["title"])
    mark = words.say("simulated") if table.simulated else ""
    _write(sheet, 1, 0, " · ".join(filter(None, [_about(paper, words), table.note, mark])), formats["note"])
    names = [*filter(None, [table.beside, table.label]), *([words.say("unit")] if table.by_unit else [])]
    for at, text in enumerate([*names, *(_heading(column, words) for column in table.columns)]):
        _write(sheet, 3, at, text, formats["head"])
    for row, line in enumerate(table.lines, 4):
        total = "_total" if line.total else ""
        texts = [*([line.beside] if table.beside else []), line.label]
        texts += [words.unit(line.unit) or words.say("unit.count")] if table.by_unit else []
        for at, text in enumerate(texts):
            _write(sheet, row, at, text, formats[f"text{total}"])
        for at, (value, column) in enumerate(zip(line.values, table.columns, strict=True), len(texts)):
            if value is not None:
                sheet.write_number(row, at, value, formats[_kind(value, column.unit or line.unit) + total])
    last = 4 + len(table.lines)
    _write(sheet, last + 1, 0, words.say("note.codes", codes=", ".join(table.codes)), formats["note"])
    back = f"internal:'{_of_contents(words)}'!A1"
    sheet.write_url(last + 2, 0, back, formats["link"], words.say("book.back"))
    sheet.freeze_panes(4, len(names))
    sheet.set_column(0, len(names) - 1, WIDE)
    sheet.set_column(len(names), len(names) + len(table.columns), NARROW)


def _heading(column: Any, words: Words) -> str:
    name = words.unit(column.unit) if column.unit else ""
    return " — ".join(filter(None, [column.group, column.label])) + (f" ({name})" if name else "")


def _kind(value: float, unit: str) -> str:
    if unit == "%":
        return "share"
    return "whole" if float(value).is_integer() else "broken"


def _about(paper: Paper, words: Words) -> str:
    as_of = words.say("as_of", day=words.day(paper.as_of)) if paper.as_of else words.say("empty")
    return " · ".join([words.say("period", period=words.period(paper.period)), as_of])


def _write(sheet: Worksheet, row: int, column: int, text: str, form: Any) -> None:
    """Text as text: never a formula, never longer than a cell may be."""
    sheet.write_string(row, column, text.translate(_CONTROL)[:LONGEST_CELL], form)
