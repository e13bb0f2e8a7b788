"""How booklets call provinces, the country, and the columns that are no figures."""

import csv
from functools import cache

from common.settings import ROOT
from data_access.place_names import normalise

PROVINCES = ROOT / "assets/provinces.csv"
COUNTRY = ""   # the key of the figures of the whole country
_PREFIXES = ("استان", "province of", "province")
_COUNTRY = (
    "کل کشور", "کشور", "جمع", "جمع کل", "جمع کشور", "مجموع", "ایران", "IR", "Iran", "country", "total",
)
_KINDS = {
    "code": ("کد", "کد شاخص", "code", "indicator code"),
    "unit": ("واحد", "واحد شاخص", "واحد سنجش", "یکا", "unit"),
    "number": ("ردیف", "شماره", "#", "no", "no."),
    "name": ("استان", "کد استان", "province", "province code", "شاخص", "عنوان شاخص", "indicator"),
}


@cache
def _places() -> dict[str, str]:
    with PROVINCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {normalise(text): COUNTRY for text in _COUNTRY}
    for row in rows:
        code = row["province_code"]
        for text in (code, row["name_fa"], row["name_en"]):
            found[normalise(text)] = code
    return found


def place(name: str) -> str | None:
    """The code of the province, COUNTRY for the whole country, None for what is neither.

    >>> place("استان  فارس"), place("کل کشور"), place("خراسان"), place("ir-07")
    ('IR-07', '', None, 'IR-07')
    """
    bare = normalise(name)
    for prefix in ("", *map(normalise, _PREFIXES)):
        if bare.startswith(prefix) and (found := _places().get(bare.removeprefix(prefix))) is not None:
            return found
    return None


@cache
def _lines() -> dict[str, str]:
    return {normalise(text): kind for kind, texts in _KINDS.items() for text in texts}


def line(name: str) -> str:
    """What a row or column of that head holds when it is no figures: code, unit, number or name; else "".

    >>> line("واحد"), line("کد شاخص"), line("فارس")
    ('unit', 'code', '')
    """
    return _lines().get(normalise(name), "")
