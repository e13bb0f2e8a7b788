"""Every indicator, found by reading the catalogue: its code is the variable's name, its theme the file.

A theme that needs an indicator of another theme imports the module, not the name: each is declared once.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from common.errors import DefinitionError, UnknownIndicator
from metrics import catalog
from metrics.indicator import Indicator


@cache
def themes() -> dict[str, tuple[str, ...]]:
    """Theme (file of the catalogue) to the codes it declares, in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    seen: dict[str, str] = {}
    for theme in sorted(module.name for module in iter_modules(catalog.__path__)):
        declared = vars(import_module(f"metrics.catalog.{theme}"))
        codes = tuple(name for name, value in declared.items() if isinstance(value, Indicator))
        for code in codes:
            if seen.setdefault(code, theme) != theme:
                raise DefinitionError(f"{code} is declared in {seen[code]} and in {theme}")
        found[theme] = codes
    return found


@cache
def all_indicators() -> dict[str, Indicator]:
    """Code to indicator, over all themes."""
    return {
        code: getattr(import_module(f"metrics.catalog.{theme}"), code)
        for theme, codes in themes().items()
        for code in codes
    }


def get(code: str) -> Indicator:
    """Raises UnknownIndicator, with a suggestion, for a code nobody declared."""
    known = all_indicators()
    if code not in known:
        raise UnknownIndicator(code, known)
    return known[code]


def theme_of(code: str) -> str:
    return next(theme for theme, codes in themes().items() if code in codes)
