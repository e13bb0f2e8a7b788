"""What every file says of itself: the same entries in each form, so that a file brought back can be read."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from common.jalali import jalali
from common.settings import ROOT
from common.tehran import TEHRAN
from exports.settling import fit
from metrics.content import Column, Content, Filter

FORMAT = "isipo-export 1"
IN_A_LINE = 20
Value = str | int | bool | list[str] | None
LABELS = {
    "format": "ساختار", "title": "عنوان", "simulated": "دادهٔ نمایشی", "filter": "گزینش", "note": "یادداشت",
    "as_of": "داده‌ها تا روز", "rows": "شمار سطرها", "column": "ستون", "definition": "تعریف",
    "version": "نسخهٔ برنامه", "exported_at": "زمان برون‌برد به وقت تهران", "address": "نشانی همین جدول",
    "credit": "پدیدآورندگان نقشه",
    "language": "زبان", "schema": "ساختار ستون‌ها", "clock": "ساعت", "sha256": "اثر انگشت محتوا",
}
SIMULATED = {
    "fa": "بله؛ دست‌کم بخشی از این سطرها ساختگی است و آمار سازمان نیست",
    "en": "yes: at least part of these rows is generated, not figures of the organisation",
}
NOT_SIMULATED = {"fa": "خیر", "en": "no"}
ALL_ROWS = {"fa": "همه، بی هیچ گزینش", "en": "everything, nothing was narrowed"}
NO_ROWS = {"fa": "پایگاه داده تهی است", "en": "the database is empty"}


@dataclass(frozen=True)
class Line:
    """One entry as readers see it: stable name, label in their language, text."""

    key: str
    label: str
    text: str


def described(content: Content, language: str, at: datetime) -> dict[str, Value]:
    """Name to value of everything but the hash, which is known only at the end. `at` is a UTC moment."""
    return {
        "format": FORMAT,
        "title": fit(content.title(language)),
        "simulated": (SIMULATED if content.simulated else NOT_SIMULATED)[language],
        "filter": [_filter(each, language) for each in content.filters] or [ALL_ROWS[language]],
        "note": [fit(fa if language == "fa" else en) for fa, en in content.notes],
        "as_of": _day(content.as_of) if content.as_of else NO_ROWS[language],
        "rows": content.rows,
        "column": [_column(each, language) for each in content.columns],
        "definition": _definitions(content.columns, language),
        "version": version(),
        "exported_at": _moment(at),
        "address": fit(content.address),
        "language": language,
        "clock": "Asia/Tehran",
        "schema": _schema(content.columns),
    }


def lines(about: dict[str, Value], language: str) -> Iterator[Line]:
    """The entries one by one; a list gives a line for each of its members."""
    for key, value in about.items():
        for each in value if isinstance(value, list) else [value]:
            yield Line(key, LABELS[key] if language == "fa" else key.replace("_", " "), str(each))


@cache
def version() -> str:
    """The version of the product; pyproject.toml is its one place."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def now() -> datetime:
    """The moment of an export, UTC."""
    return datetime.now(UTC)


def _schema(columns: Sequence[Column]) -> list[str]:
    """`key:kind` of the columns, a handful in a line: a cell of a workbook has its limit."""
    written = [f"{each.key}:{each.kind}" for each in columns]
    return [" ".join(written[start : start + IN_A_LINE]) for start in range(0, len(written), IN_A_LINE)]


def _filter(each: Filter, language: str) -> str:
    label, value = (each.label_fa, each.value_fa) if language == "fa" else (each.label_en, each.value_en)
    return fit(f"{label}: {value}")


def _column(column: Column, language: str) -> str:
    unit = f" [{column.unit}]" if column.unit else ""
    return fit(f"{column.key} = {column.title(language)}{unit}")


def _definitions(columns: Sequence[Column], language: str) -> list[str]:
    """Each indicator once, however many periods it stands in."""
    found = {
        column.code or column.key: column.definition_fa if language == "fa" else column.definition_en
        for column in columns if column.definition_fa or column.definition_en
    }
    return [fit(f"{code} = {text}") for code, text in found.items()]


def _day(day: date) -> str:
    return f"{day} ({_jalali(day)})"


def _moment(at: datetime) -> str:
    local = at.astimezone(TEHRAN)
    return f"{local.isoformat(timespec='seconds')} ({_jalali(local.date())})"


def _jalali(day: date) -> str:
    year, month, number = jalali(day)
    return f"{year}-{month:02}-{number:02}"
