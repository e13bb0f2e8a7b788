"""Writes the list of indicators that a booklet can print by province, for those below who read booklets."""

import csv
import io

from data_access.booklets.catalogue import FILE
from metrics import registry
from metrics.indicator import Indicator

__all__ = ["FILE", "text"]
COLUMNS = ("code", "title_fa", "title_en", "unit")


def text() -> str:
    """What the file should hold: a line per indicator that every province has a figure of."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        (code, about.title, about.title_en, str(about.unit))
        for code, about in registry.all_indicators().items() if of_provinces(about)
    )
    return file.getvalue()


def of_provinces(about: Indicator) -> bool:
    """Whether each of its rows has a province; quantiles of waiting times are printed of the country only."""
    placed = all("province" in fact.dimensions for fact in about.facts)
    return bool(about.facts) and placed and about.kind != "quantile"
