"""Indicators in words - summary, formula, categories, SQL - for the handbook and the command line."""

from typing import Any

from sqlalchemy import literal_column
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.elements import True_

from common.period import Period
from data_access.engines import address
from metrics import compute, registry
from metrics.formula import Aggregate, Derived, Formula, OverCatalogue
from metrics.indicator import Indicator
from metrics.over_plans import is_over
from metrics.plan import planned
from metrics.question import Question
from metrics.scope import Rights, Scope
from metrics.waiting import MeasuredQuantile, WaitQuantile

STANDARD: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy gives it no types
SCOPE = Scope(Period.of_year(1401), Rights("steward"))
Clause = Any  # any SQL expression


def summary(code: str) -> dict[str, object]:
    """One line of the list of indicators."""
    about = registry.get(code)
    return {
        "code": code, "theme": registry.theme_of(code), "unit": str(about.unit), "kind": about.kind,
        "better": about.better.value, "splits_into": ", ".join(about.dimensions),
        "title": about.title, "title_en": about.title_en,
    }


def entry(code: str) -> dict[str, str]:
    """What a reader must know of an indicator, part by part; parts it does not have are empty."""
    about = registry.get(code)
    split = "; ".join(f"{name}: {', '.join(categories(about, name)) or 'open'}" for name in about.dimensions)
    return {
        "code": code, "theme": registry.theme_of(code), "title": about.title, "title_en": about.title_en,
        "question": about.question, "definition": about.definition, "definition_en": about.definition_en,
        "unit": str(about.unit), "kind": about.kind, "better": about.better.value,
        "owner": about.owner, "source": about.source, "note": about.note, "note_en": about.note_en,
        "formula": formula(about.formula), "splits into": split, "reads": ", ".join(compute.tables(code)),
    }


def formula(asked: Formula) -> str:
    """One line, for instance `count(contract where ...) / count(contract where ...) * 100`."""
    if isinstance(asked, OverCatalogue):
        return asked.words
    if isinstance(asked, Aggregate):
        return _aggregate(asked)
    named = [_grouped(part) for part in asked.parts]
    if asked.is_ratio:
        return f"{named[0]} / {named[1]}" + (f" * {asked.scale:g}" if asked.scale != 1 else "")
    # Arithmetic names itself: it is applied to stand-ins, which then give way to the words.
    stand_ins = [f"part_{number}_" for number in range(len(named))]
    written = text(asked.combine(*(literal_column(name) for name in stand_ins)))
    for name, words in zip(stand_ins, named, strict=True):
        written = written.replace(name, words)
    return written


def _grouped(part: Formula) -> str:
    return f"({formula(part)})" if isinstance(part, Derived) else formula(part)


def _aggregate(leaf: Aggregate) -> str:
    verb = "sum" if leaf.of is not None else "count"
    of = f"{text(leaf.of)} of " if leaf.of is not None else ""
    if leaf.different is not None:
        of = f"different {text(leaf.different)} of "
    if isinstance(leaf, WaitQuantile):
        verb, of = f"quantile {leaf.level:g}", f"{_waited(leaf)} of "
    asked = (leaf.fact.when, leaf.fact.where, leaf.where)
    conditions = " AND ".join(text(part) for part in asked if not isinstance(part, True_))
    return f"{verb}({of}{leaf.fact.entity.name} where {conditions})".replace("spine.", "period.")


def _waited(leaf: WaitQuantile) -> str:
    if isinstance(leaf, MeasuredQuantile):
        return f"{leaf.told}: {text(leaf.measured)}, complete when {text(leaf.over)},"
    return f"days from {text(leaf.since)} to {text(leaf.until)}"


def text(clause: Clause) -> str:
    """SQL of a clause on one line, with its values."""
    return " ".join(str(clause.compile(dialect=STANDARD, compile_kwargs={"literal_binds": True})).split())


def categories(about: Indicator, dimension: str | None = None) -> tuple[str, ...]:
    """The values of a dimension, the main one unless named; empty when there is none, or they are open."""
    return about.categories(dimension or about.dimension or "") or ()


def sql(code: str, dialect: Dialect = STANDARD) -> str:
    """The SELECT that answers for the country and the year 1401, with its values.

    For figures over the catalogue the one that finds the planned indicators; theirs stand at each of them.
    """
    question = planned([SCOPE.period]) if is_over(code) else Question([code], [SCOPE.period], SCOPE).select()
    written = str(question.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    return "\n".join(line.rstrip() for line in written.splitlines())


def dialect_of(url: str) -> Dialect:
    """How the database at `url` writes SQL, without opening it. Raises SettingsError for no address."""
    return address(url).get_dialect()()
