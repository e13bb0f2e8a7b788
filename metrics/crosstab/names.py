"""What the groupings of a table, and their members, are called in both languages."""

import csv
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import select

from common.settings import ROOT
from common.wording import messages
from data_access.database import Database
from data_access.schema.places import park, province
from metrics import domains, registry
from metrics.crosstab.selection import PERIOD
from metrics.crosstab.step import Step
from metrics.named_sites import names_of
from metrics.over_plans import INDICATOR

LANGUAGES = ("fa", "en")
BILINGUAL = {
    "province": (province.c.code, province.c.name_fa, province.c.name_en),
    "park": (park.c.id, park.c.name_fa, park.c.name_en),
}
Names = Mapping[Any, tuple[str, str]]


def dimension_title(dimension: str, language: str) -> str:
    """The name of a grouping; one without a title as it stands."""
    return _titles().get(dimension, (dimension, dimension))[LANGUAGES.index(language)]


def place_names(dimension: str, database: Database) -> Names:
    """Key to Persian and English name of provinces, parks, zones and centres; empty for other groupings."""
    if dimension not in BILINGUAL:
        return {key: (name, name) for key, name in names_of(dimension, database).items()}
    key, fa, en = BILINGUAL[dimension]
    rows = database.fetch(select(key.label("key"), fa.label("fa"), en.label("en")))
    return {row.key: (row.fa, row.en or row.fa) for row in rows}


def member_names(dimension: str, member: Any, places: Names) -> tuple[str, str]:
    """Persian and English name of a member; one without a title as it stands."""
    if member in places:
        return places[member]
    if dimension == PERIOD:
        step = Step.parse(str(member))
        return step.title("fa"), step.title("en")
    if dimension == INDICATOR:
        about = registry.get(str(member))
        return about.title, about.title_en
    fa, en = (_category(dimension, str(member), language) for language in LANGUAGES)
    return fa, en


def _category(dimension: str, member: str, language: str) -> str:
    told = messages(language).get(f"{dimension}.{member}")
    return told or " - ".join(domains.category_titles(member, language)) or member


@cache
def _titles() -> dict[str, tuple[str, str]]:
    with (ROOT / "assets/dimensions.csv").open(encoding="utf-8", newline="") as file:
        return {row["dimension"]: (row["title_fa"], row["title_en"]) for row in csv.DictReader(file)}
