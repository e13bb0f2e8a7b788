"""How booklets call provinces, the country, and the columns that are no figures."""

from contextlib import suppress
from functools import cache

from data_access.loading.doubt import Doubtful
from data_access.loading.texts import province
from data_access.place_names import normalise

COUNTRY = ""   # the key of the figures of the whole country
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
def _country() -> frozenset[str]:
    return frozenset(map(normalise, _COUNTRY))


def place(name: str) -> str | None:
    """The code of the province, COUNTRY for the whole country, None for what is neither.

    >>> place("استان  فارس"), place("کل کشور"), place("خراسان"), place("ir-07")
    ('IR-07', '', None, 'IR-07')
    """
    if normalise(name) in _country():
        return COUNTRY
    with suppress(Doubtful):
        return province(name)
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
