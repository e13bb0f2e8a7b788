"""The rows behind a number, as far as the reader may see them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, false, not_, or_, select

from common.errors import NoRows
from data_access.facts import SPINE, Fact
from data_access.schema.places import park, province
from metrics import narrowing, registry, spine
from metrics.formula import Aggregate, Derived, Formula, OverCatalogue
from metrics.indicator import Indicator
from metrics.personal import shown
from metrics.scope import Rights, Scope

Column = ColumnElement[Any]


def rows_question(
    code: str, scope: Scope, lacking: bool = False, limit: int | None = 500
) -> Select[Any]:
    """The SELECT behind `compute.rows`.

    Raises Forbidden when no province is left whose detail the reader may see, NoRows for a figure that is
    worked out from other indicators.
    """
    about = registry.get(code)
    leaf = first(about.formula)
    wanted = or_(not_(leaf.where), leaf.where.is_(None)) if lacking else leaf.where
    return listed(about, leaf.fact, wanted, scope).limit(limit)


def listed(
    about: Indicator, fact: Fact, wanted: ColumnElement[bool], scope: Scope, beside: Sequence[Column] = ()
) -> Select[Any]:
    """Rows of the fact that meet the scope, with their province and park and without personal keys.

    `beside` are further labelled columns.
    """
    scope.rights.check_rows(fact.entity.name)
    name = fact.entity.name
    columns: list[Column] = [column for column in fact.entity.c if open_to(scope.rights, name, column)]
    source: FromClause = fact.rows.join(SPINE, fact.when)
    if "province" in fact.dimensions:
        source = source.outerjoin(province, province.c.code == fact.dimensions["province"])
        columns.append(province.c.name_fa.label("province"))
    if "park" in fact.dimensions and fact.entity is not park:
        columns.append(park.c.name_fa.label("park"))
    question = over_rows(about, fact, wanted, scope, [*columns, *beside], source)
    return question.order_by(fact.entity.c.id)


def open_to(rights: Rights, entity: str, column: Column) -> bool:
    """Whether a column of an entity stands in lists of its rows for this reader."""
    return shown(column) and rights.reads(entity, str(column.key))


def over_rows(
    about: Indicator, fact: Fact, wanted: ColumnElement[bool], scope: Scope, columns: Sequence[Column],
    source: FromClause | None = None,
) -> Select[Any]:
    """`columns` over those same rows: sums and counts of what is listed."""
    rows = fact.rows.join(SPINE, fact.when) if source is None else source
    question = select(*columns).select_from(rows)
    question = question.where(fact.where, wanted, *narrowed(about, fact, scope))
    return question.add_cte(spine.of_periods([scope.period]))


def narrowed(about: Indicator, fact: Fact, scope: Scope) -> list[ColumnElement[bool]]:
    """The part of the rows that the scope is about: provinces the reader may see, park, categories."""
    scope.rights.check()
    allowed = scope.detail_provinces()
    found: list[ColumnElement[bool]] = []
    if allowed is not None:   # rows without a province of their own belong to nobody's detail
        own = fact.dimensions.get("province")
        found.append(false() if own is None else own.in_(sorted(allowed)))
    if scope.park is not None:
        found.append(fact.dimensions["park"] == scope.park if "park" in fact.dimensions else false())
    return [*found, *narrowing.conditions(fact, narrowing.of(about, scope))]


def first(formula: Formula) -> Aggregate:
    """The aggregate above the line. Raises NoRows when there is none."""
    while isinstance(formula, Derived):
        formula = formula.parts[0]
    if isinstance(formula, OverCatalogue):
        raise NoRows(
            "این شاخص از پاسخ شاخص‌های دیگر به دست می‌آید و ردیفی از خود ندارد؛ ردیف‌های همان شاخص‌ها را ببینید.",
            "This figure is worked out from other indicators and has no rows of its own: open theirs.",
        )
    return formula
