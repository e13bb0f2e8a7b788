"""An empty booklet to fill in, or one filled with figures: provinces down, indicators across."""

from collections.abc import Mapping
from pathlib import Path

import xlsxwriter

from common.wording import SEASONS, digits, unit_name
from data_access.booklets.catalogue import Printed, indicators
from data_access.booklets.spans import Span
from data_access.loading.template import province_names

Figures = Mapping[tuple[str, str], float | None]   # indicator and province ("" = the country) to figure
COUNTRY = "کل کشور"
SIMULATED = " - داده‌های نمونه و شبیه‌سازی‌شده"
TITLE_ROW, HEAD_ROW = 0, 2


def title(span: Span | None, *, simulated: bool = False) -> str:
    """What stands above the table; the reader takes the period from it."""
    mark = SIMULATED if simulated else ""
    if span is None:
        return f"شاخص‌نامه - سال و فصل را اینجا بنویسید، مانند بهار ۱۴۰۲{mark}"
    if span.quarter is None:
        part = "سال"
    elif span.cumulative:
        part = ("سه‌ماهه", "شش‌ماهه", "نه‌ماهه", "دوازده‌ماهه")[span.quarter - 1]
    else:
        part = SEASONS["fa"][span.quarter - 1]
    return digits(f"شاخص‌نامه - {part} {span.year}", "fa") + mark


def write(path: Path, span: Span | None, figures: Figures | None = None, *, simulated: bool = False) -> None:
    """A workbook from right to left with every indicator that a booklet can print."""
    known = figures or {}
    shown = [each for each in indicators().values() if not known or any(key[0] == each.code for key in known)]
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#CFE3F0"})
        sheet = book.add_worksheet("شاخص‌نامه")
        sheet.right_to_left()
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, len(shown), 18)
        sheet.freeze_panes(HEAD_ROW + 3, 1)
        sheet.write_string(TITLE_ROW, 0, title(span, simulated=simulated), bold)
        places = {**province_names(), "": COUNTRY}
        for row, name in enumerate(("استان", "کد شاخص", "واحد", *places.values()), HEAD_ROW):
            sheet.write_string(row, 0, name, bold)
        for column, about in enumerate(shown, 1):
            for row, text in enumerate((about.title_fa, about.code, unit_of(about)), HEAD_ROW):
                sheet.write_string(row, column, text, bold)
            for row, place in enumerate(places, HEAD_ROW + 3):
                value = known.get((about.code, place))
                if value is not None:
                    sheet.write_number(row, column, value)


def unit_of(about: Printed) -> str:
    """The unit in Persian; counts and percentages have words of their own here."""
    return {"count": "تعداد", "%": "درصد"}.get(about.unit) or unit_name(about.unit, "fa")
