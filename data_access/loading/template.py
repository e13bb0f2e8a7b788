"""Files to fill in: a sheet or a CSV per table, each column with its help, choices as drop-down lists."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from common import spreadsheet
from common.errors import BadSelection
from common.settings import ROOT
from data_access.loading import guidance, titles
from data_access.loading.entities import ENTITIES, Entity, FileColumn

Rows: TypeAlias = Mapping[str, Sequence[Sequence[Any]]]   # table to rows, in the order of the file's columns
HELP_SHEET, LISTS_SHEET = "راهنما", "فهرست‌ها"
PROVINCES = ROOT / "assets/provinces.csv"
FLAGS = ("بله", "خیر")
FILLED = 5000        # rows below the head in which choices are offered
LONGEST_LIST = 255   # letters of a list that stands in the rule itself; longer ones stand in a sheet
SIMULATED = "داده‌های نمونه: ردیف‌ها ساخته‌شده‌اند و از آنِ سازمان نیستند؛ فقط برای آزمودن بارگذاری."
HOW = (
    "هر برگه یک جدول است؛ برگه‌ای را که نمی‌خواهید خالی بگذارید یا پاک کنید.",
    "سطر نخست هر برگه سرستون است؛ نام ستون‌ها را عوض نکنید. ترتیب ستون‌ها آزاد است.",
    "ستون اختیاری را می‌توان برداشت؛ ستون الزامی (سرستون ستاره‌دار) را نه.",
    "خانهٔ خالی یعنی نامعلوم؛ به جای نامعلوم صفر ننویسید.",
    "پیش از بارگذاری آزمایش کنید؛ پرونده‌ای که یک خانهٔ نادرست دارد به تمامی پذیرفته نمی‌شود.",
)
HELP_COLUMNS = (
    ("جدول", 24), ("نام برگه", 22), ("ستون", 26), ("کد ستون", 26), ("الزامی", 12), ("معنی", 60),
    ("شیوهٔ نوشتن", 44), ("نمونه", 16), ("مقدارهای مجاز", 60),
)


@dataclass(frozen=True)
class Template:
    """What to write: the tables in their order, and rows where it is an example out of the demo."""

    entities: tuple[Entity, ...]
    rows: Rows = field(default_factory=dict)

    @property
    def is_example(self) -> bool:
        return bool(self.rows)


def of(names: Iterable[str] = (), rows: Rows | None = None) -> Template:
    """The template of some tables, by default of all. Raises BadSelection for a table that is not loaded."""
    wanted = list(names) or list(ENTITIES)
    for name in wanted:
        if name not in ENTITIES:
            raise BadSelection(
                f"جدولی به نام «{name[:40]}» برای بارگذاری نیست؛ نام‌ها: {'، '.join(ENTITIES)}",
                f"There is no table {name[:40]!r} to load; the names are {', '.join(ENTITIES)}",
            )
    return Template(tuple(entity for name, entity in ENTITIES.items() if name in wanted), rows or {})


def write_csvs(template: Template, folder: Path) -> list[Path]:
    """A CSV per table, named after it; its head has the codes of the columns. Gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for entity in template.entities:
        path = folder / f"{entity.name}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([column.code for column in entity.columns])
            writer.writerows(
                [spreadsheet.harmless(value) for value in row] for row in template.rows.get(entity.name, ())
            )
        written.append(path)
    return written


def write_workbook(template: Template, path: Path) -> None:
    """A workbook from right to left: a sheet of help, then a sheet per table."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": "الگوی بارگذاری", "comments": SIMULATED if template.is_example else ""})
        looks = _Looks.of(book)
        _help(book.add_worksheet(HELP_SHEET), template, looks)
        for entity in template.entities:
            _sheet(book.add_worksheet(entity.name), entity, template.rows.get(entity.name, ()), looks)
        _lists(book.add_worksheet(LISTS_SHEET))


@dataclass(frozen=True)
class _Looks:
    must: Any
    may: Any
    wrapped: Any
    line: Any

    @classmethod
    def of(cls, book: xlsxwriter.Workbook) -> "_Looks":
        """Headings of columns that must be filled in are dark and starred; cells are text as they stand."""
        head = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "reading_order": 2}
        return cls(
            book.add_format({**head, "bg_color": "#0B5C8A", "font_color": "#FFFFFF"}),
            book.add_format({**head, "bg_color": "#CFE3F0"}),
            book.add_format({"text_wrap": True, "valign": "top", "reading_order": 2}),
            book.add_format({"reading_order": 2}),
        )


def _help(sheet: Worksheet, template: Template, looks: _Looks) -> None:
    sheet.right_to_left()
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    lines = ([SIMULATED] if template.is_example else []) + list(HOW)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, looks.line)
    first = len(lines) + 1
    for place, (title, width) in enumerate(HELP_COLUMNS):
        sheet.write_string(first, place, title, looks.must)
        sheet.set_column(place, place, width)
    told = [cells for entity in template.entities for cells in _told(entity)]
    for row, cells in enumerate(told, first + 1):
        for place, text in enumerate(cells):
            sheet.write_string(row, place, text, looks.wrapped)
    sheet.autofilter(first, 0, first + len(told), len(HELP_COLUMNS) - 1)
    sheet.freeze_panes(first + 1, 0)


def _told(entity: Entity) -> Iterator[tuple[str, ...]]:
    for column in entity.columns:
        values = "؛ ".join(f"{value} = {title}" for value, title in guidance.allowed(column.field))
        yield (
            titles.of_entity(entity.name), entity.name, titles.of_column(column), column.code,
            "بله" if column.required else "خیر", guidance.meaning(entity, column), guidance.how(column),
            guidance.example(column.field), values,
        )


def _sheet(sheet: Worksheet, entity: Entity, rows: Sequence[Sequence[Any]], looks: _Looks) -> None:
    sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(entity.columns):
        sheet.set_column(place, place, max(14, min(len(titles.of_column(column)) + 4, 30)))
        star, look = (" *", looks.must) if column.required else ("", looks.may)
        sheet.write_string(0, place, titles.of_column(column) + star, look)
        sheet.write_comment(0, place, guidance.note(entity, column), {"x_scale": 2.2, "y_scale": 2.4})
        if rule := _rule(column):
            sheet.data_validation(1, place, FILLED, place, rule)
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if value is not None:
                sheet.write(number, place, value)


def _rule(column: FileColumn) -> dict[str, Any] | None:
    """A drop-down list; what is typed all the same is judged when the file is read."""
    if column.field.kind == "province":
        source: Any = f"='{LISTS_SHEET}'!$A$1:$A${len(province_names())}"
    elif column.field.kind == "flag":
        source = list(FLAGS)
    elif column.field.values and len(",".join(guidance.labels(column.field))) <= LONGEST_LIST:
        source = guidance.labels(column.field)
    else:
        return None
    return {"validate": "list", "source": source, "error_type": "warning", "ignore_blank": True}


def _lists(sheet: Worksheet) -> None:
    sheet.right_to_left()
    for row, name in enumerate(province_names().values()):
        sheet.write_string(row, 0, name)
    sheet.hide()


def province_names() -> dict[str, str]:
    """Province code to Persian name."""
    with PROVINCES.open(encoding="utf-8", newline="") as file:
        return {row["province_code"]: row["name_fa"] for row in csv.DictReader(file)}
