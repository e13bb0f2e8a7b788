"""Formulas in words, for the handbook and the command line."""

from sqlalchemy import ColumnElement
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.elements import True_

from data_access.facts import Fact
from metrics import compute, registry, spine
from metrics.formula import Aggregate, Derived, Formula, leaves
from metrics.indicator import Indicator

DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]


def formula(asked: Formula) -> str:
    """One line, for instance `count(contract signed_on ...) / count(...) * 100`."""
    if isinstance(asked, Aggregate):
        return _aggregate(asked)
    named = [formula(part) for part in asked.parts]
    if asked.is_ratio:
        return f"{named[0]} / {named[1]}" + (f" * {asked.scale:g}" if asked.scale != 1 else "")
    return f"{_verb(asked)}({', '.join(named)})"


def _verb(asked: Derived) -> str:
    return asked.combine.__qualname__.split(".")[0]


def _aggregate(leaf: Aggregate) -> str:
    what = f"sum({text(leaf.of)})" if leaf.of is not None else "count"
    if "DISTINCT" in text(leaf.value):
        what = text(leaf.value)
    conditions = [text(part) for part in (leaf.fact.when, leaf.fact.where, leaf.where) if not isinstance(part, True_)]
    return f"{what} of {leaf.fact.entity.name} where {' AND '.join(conditions)}"


def text(clause: ColumnElement[object]) -> str:
    """SQL of a clause on one line, with its values."""
    return " ".join(str(clause.compile(dialect=DIALECT, compile_kwargs={"literal_binds": True})).split())


def categories(about: Indicator) -> tuple[str, ...]:
    """The categories the indicator splits into; empty when it does not, or when they are open."""
    return spine.category_values(about.dimension or "", [leaf.fact for leaf in leaves(about.formula)]) or ()


def facts(code: str) -> list[Fact]:
    """The facts behind an indicator, each once."""
    return list(dict.fromkeys(leaf.fact for leaf in leaves(registry.get(code).formula)))


def tables(code: str) -> list[str]:
    """The operational tables an indicator reads."""
    return compute.tables(code)
