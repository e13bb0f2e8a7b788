"""A table in words: its columns, what narrows it and what a reader must know, in Persian and English."""

from collections.abc import Iterator, Sequence

import pandas as pd

from common.wording import digits
from data_access.database import Database
from metrics import registry
from metrics.content import Column, Filter, Kind
from metrics.crosstab.names import LANGUAGES, dimension_title, member_names, place_names
from metrics.crosstab.selection import Crosstab
from metrics.crosstab.step import Step
from metrics.crosstab.totals import Reason

NAMES = {"fa": ("نام فارسی", "Persian name"), "en": ("نام انگلیسی", "English name")}
UNKNOWN: Reason = (
    "خانهٔ خالی یعنی مقدار معلوم نیست؛ صفر یعنی شمرده شده و نبوده است.",
    "An empty cell means that the figure is not known; 0 means that it was counted and there was none.",
)
WHOLE: Reason = (
    "جمع از خود ردیف‌ها پرسیده شده، نه از سطرها: نسبت در آن درست است و ردیف‌های بیرون از سطرها را هم دارد.",
    "The total is asked of the rows, not summed from lines: ratios are right, and rows of no line are in it.",
)
SEVERAL = 12   # so many names of periods are read one by one


def columns_of(table: Crosstab, lines: pd.DataFrame) -> tuple[Column, ...]:
    """Keys and names of the lines, then a column per figure."""
    found: list[Column] = []
    for key in table.line_keys:
        fa, en = (dimension_title(key, language) for language in LANGUAGES)
        whole = pd.api.types.is_integer_dtype(lines[key])
        found.append(Column(key, f"{fa} (کلید)", f"{en} (key)", Kind.WHOLE if whole else Kind.TEXT))
        for language, (of_fa, of_en) in NAMES.items():
            found.append(Column(f"{key}_{language}", f"{fa} ({of_fa})", f"{en} ({of_en})", Kind.TEXT))
    titles = _titles(table)
    return (*found, *(_value(key, code, titles[step]) for key, (code, step) in table.value_keys.items()))


def _titles(table: Crosstab) -> dict[Step | None, tuple[str, str] | None]:
    """What stands behind the title of an indicator: its period, where there are several."""
    if len(table.periods) == 1:
        return {None: None, table.periods[0]: None}
    return {None: None} | {step: (step.title("fa"), step.title("en")) for step in table.periods}


def _value(key: str, code: str, period: tuple[str, str] | None) -> Column:
    about = registry.get(code)
    fa, en = about.title, about.title_en
    if period:
        fa, en = f"{fa}، {period[0]}", f"{en}, {period[1]}"
    return Column(key, fa, en, Kind.NUMBER, str(about.unit), about.definition, about.definition_en, code)


def filters_of(table: Crosstab, database: Database) -> tuple[Filter, ...]:
    """Everything that narrows the table, the periods first."""
    found = [_filter("دوره‌ها", "Periods", *_periods(table.periods))]
    if table.provinces:
        found.append(_members("province", sorted(table.provinces), database))
    if table.park is not None:
        found.append(_members("park", [table.park], database))
    found += [_members(dimension, chosen, database) for dimension, chosen in table.among]
    if table.search:
        found.append(_filter("جست‌وجو در نام‌ها", "Search in names", table.search, table.search))
    return (*found, *_limits(table))


def notes_of(reason: Reason | None) -> tuple[Reason, ...]:
    """Sentences beside the table: what an empty cell is, and what the total is of or why there is none."""
    return UNKNOWN, reason or WHOLE


def _filter(label_fa: str, label_en: str, fa: str, en: str) -> Filter:
    return Filter(label_fa, label_en, fa, en)


def _periods(chosen: Sequence[Step]) -> tuple[str, str]:
    fa, en = (
        [step.title(language) for step in (chosen if len(chosen) <= SEVERAL else (chosen[0], chosen[-1]))]
        for language in LANGUAGES
    )
    if len(chosen) <= SEVERAL:
        return "، ".join(fa), ", ".join(en)
    count = digits(str(len(chosen)), "fa")
    return f"{count} دوره، از {fa[0]} تا {fa[1]}", f"{len(chosen)} periods, from {en[0]} to {en[1]}"


def _members(dimension: str, chosen: Sequence[object], database: Database) -> Filter:
    places = place_names(dimension, database)
    keys = [int(str(one)) if places and dimension != "province" else one for one in chosen]
    names = [member_names(dimension, key, places) for key in keys]
    fa, en = ("، ".join(name for name, _ in names), ", ".join(name for _, name in names))
    return _filter(dimension_title(dimension, "fa"), dimension_title(dimension, "en"), fa, en)


def _limits(table: Crosstab) -> Iterator[Filter]:
    titles = _titles(table)
    marks = ((table.at_least, "دست‌کم", "at least"), (table.at_most, "دست‌بالا", "at most"))
    for limits, word_fa, word_en in marks:
        for key, limit in limits:
            code, step = table.value_keys[key]
            column = _value(key, code, titles[step])
            text = f"{limit:,.15g}"
            value = f"{word_fa} {digits(text, 'fa')}", f"{word_en} {text}"
            yield _filter(column.title_fa, column.title_en, *value)
