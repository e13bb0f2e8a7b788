"""Answers of metrics.compare, remembered per question and rights; they are frozen, so readers share them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from common.figures import known
from metrics import compare
from metrics.compare import Equity, Funnel, Measure, Peers, Placed, Ranking, Scatter
from metrics.crosstab import Crosstab, Step
from metrics.scope import Scope
from ui import explore_answers, query
from ui.kept import kept

Codes = tuple[str, ...]
_VERBS: dict[str, Callable[..., Any]] = {
    "ranking": lambda scope, measure, among: compare.ranking(measure, scope, query.database(), among),
    "peers": lambda scope, province, chosen: compare.peers(province, scope, query.database(),
                                                           chosen=chosen or None),
    "placed": lambda scope, measure, province, chosen: compare.placed(
        measure, province, scope, query.database(), peers(scope, province, chosen)),
    "funnel": lambda scope, measure: compare.funnel(measure, scope, query.database()),
    "history": lambda scope, measure, over: compare.history_of_ranks(measure, over, scope, query.database()),
    "scatter": lambda scope, x, y: compare.scatter(x, y, scope, query.database()),
    "spread": lambda scope, measure, over: compare.spread(measure, over, scope, query.database()),
}


@kept(400, shared=True)
def _answer(verb: str, key: tuple[Any, ...], more: tuple[Hashable, ...], _scope: Scope) -> Any:
    return _VERBS[verb](_scope, *more)


def _ask(verb: str, scope: Scope, *more: Hashable) -> Any:
    return _answer(verb, query.key_of(scope), more, scope)


def ranking(measure: Measure, scope: Scope, among: frozenset[str] | None = None) -> Ranking:
    """See metrics.compare.ranking, as for all others of that name."""
    found: Ranking = _ask("ranking", scope, measure, among)
    return found


def peers(scope: Scope, province: str, chosen: Codes = ()) -> Peers:
    """The most alike, or those `chosen`."""
    found: Peers = _ask("peers", scope, province, chosen)
    return found


def placed(measure: Measure, scope: Scope, province: str, chosen: Codes = ()) -> Placed:
    found: Placed = _ask("placed", scope, measure, province, chosen)
    return found


def funnel(measure: Measure, scope: Scope) -> Funnel:
    found: Funnel = _ask("funnel", scope, measure)
    return found


def history(measure: Measure, scope: Scope, years: tuple[int, ...]) -> Mapping[int, Ranking]:
    found: Mapping[int, Ranking] = _ask("history", scope, measure, years)
    return found


def scatter(x: Measure, y: Measure, scope: Scope) -> Scatter:
    found: Scatter = _ask("scatter", scope, x, y)
    return found


def spread(measure: Measure, scope: Scope, years: tuple[int, ...]) -> Equity:
    found: Equity = _ask("spread", scope, measure, years)
    return found


def years(scope: Scope, most: int) -> tuple[int, ...]:
    """The years of the data up to that of the scope, at most so many."""
    last = scope.period.jalali_year
    return tuple(sorted(year for year in query.reach().years if year <= last)[-most:]) or (last,)


def trends(measure: Measure, scope: Scope, steps: Sequence[Step]) -> dict[str, list[float | None]]:
    """Per province the figure in each of the steps; divided where the measure is."""
    base = compare.BASES[measure.base] if measure.base else None
    codes = tuple(filter(None, [measure.code, base]))
    table = explore_answers.table(Crosstab(("province",), codes, tuple(steps)), scope.rights)
    rows = table.frame.to_dict("records")
    return {row["province"]: [_at(row, measure.code, base, step) for step in steps] for row in rows}


def _at(row: Mapping[str, Any], code: str, base: str | None, step: Step) -> float | None:
    own = known(row[f"{code}__{step.key}"])
    if base is None or own is None:
        return own
    below = known(row[f"{base}__{step.key}"])
    return own / below if below else None
