"""The domains of the organisation's work, and the titles of indicators that the report prints figures of."""

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache

from common.settings import ROOT
from metrics import registry

FOLDER, DESK = ROOT / "assets/report_1401", ROOT / "assets/desk"
OTHER = "other"


@dataclass(frozen=True)
class Titled:
    """What the catalogue of the report says of one indicator, whether or not we compute it."""

    code: str
    domain: str
    title_fa: str
    title_en: str

    def title(self, language: str) -> str:
        return self.title_fa if language == "fa" else self.title_en


@cache
def titled() -> dict[str, Titled]:
    """Code to its titles, over the whole catalogue of the report."""
    with (FOLDER / "titles.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: Titled(**row) for row in csv.DictReader(file)}


@cache
def domain_of(code: str) -> str:
    """The domain of an indicator; one of our own belongs where most of its theme does."""
    if code in titled():
        return titled()[code].domain
    beside = registry.themes()[registry.theme_of(code)]
    counted = Counter(titled()[other].domain for other in beside if other in titled())
    return counted.most_common(1)[0][0] if counted else OTHER


def title_of(code: str, language: str) -> str:
    """Our title of the indicator, or that of the report's catalogue while we do not compute it."""
    about = registry.all_indicators().get(code)
    if about is None:
        return titled()[code].title(language) if code in titled() else code
    return about.title if language == "fa" else about.title_en


@cache
def _categories() -> dict[str, dict[str, str]]:
    with (FOLDER / "category_titles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return _desk() | {row["category"]: {"fa": row["title_fa"], "en": row["title_en"]} for row in rows}


def _desk() -> dict[str, dict[str, str]]:
    """Services, roles and steps of the desk as delivered; a step is told with its code."""
    found: dict[str, dict[str, str]] = {}
    for kind in ("services", "roles", "steps"):
        with (DESK / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                before = f"{row['code']}: " if kind == "steps" else ""
                found[row["code"]] = {"fa": before + row["name_fa"], "en": before + row["name_en"]}
    return found


def category_titles(category: str, language: str) -> list[str]:
    """The titles of a category as printed cells have it, part by part; a part without a title as it stands.

    >>> category_titles("fencing_walling:no such part", "en")
    ['Fencing and walling', 'no such part']
    """
    known = _categories()
    return [known[part][language] if part in known else part for part in category.split(":") if part]
