"""What files for loading call tables, columns and values, in Persian: the messages have most of it."""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache

from common.settings import ROOT
from common.wording import messages
from data_access.loading.entities import Entity, FileColumn
from data_access.place_names import normalise

HELP = ROOT / "assets/import/help.toml"
CATEGORIES = ROOT / "assets/report_1401/category_titles.csv"
_KEY_WORDS = {"fa": ("شناسهٔ ", "کد "), "en": (" id", " code")}


@cache
def help_texts() -> dict[str, dict[str, str]]:
    """titles, meaning, reference and values, as the file has them."""
    with HELP.open("rb") as file:
        return tomllib.load(file)


def of_entity(name: str, language: str = "fa") -> str:
    """The title of a table.

    >>> of_entity("contract", "en"), of_entity("no_such_table")
    ('Contract', 'no_such_table')
    """
    return _title(f"entity.{name}", name, language)


def of_column(column: FileColumn, language: str = "fa") -> str:
    """The title of a column of a file: that of the field, and of the rows it leads through in brackets."""
    own = _title(f"column.{column.field.name}", column.field.name, language)
    through = [_bare(_title(f"column.{name}", name, language), language) for name in column.path[:-1]]
    return f"{_bare(own, language)} ({' / '.join(through)})" if through else own


def of_value(name: str, value: str) -> str:
    """The Persian title of a value of the column `name`; the value itself where nobody gave it one.

    >>> of_value("end_reason", "returned")
    'استرداد'
    """
    found = messages("fa").get(f"{name}.{value}") or help_texts()["values"].get(f"{name}.{value}")
    return found or _categories().get(value, value)


@cache
def by_title(entity: Entity) -> Mapping[str, str]:
    """Normalised title to the code of the column, in both languages."""
    return {
        normalise(of_column(column, language)): column.code
        for language in ("en", "fa") for column in entity.columns
    }


def _title(key: str, otherwise: str, language: str) -> str:
    own = help_texts()["titles"].get(otherwise, otherwise) if language == "fa" else otherwise
    return messages(language).get(key, own)


def _bare(title: str, language: str) -> str:
    for word in _KEY_WORDS[language]:
        title = title.removeprefix(word).removesuffix(word)
    return title


@cache
def _categories() -> dict[str, str]:
    with CATEGORIES.open(encoding="utf-8", newline="") as file:
        return {row["category"]: row["title_fa"] for row in csv.DictReader(file)}
