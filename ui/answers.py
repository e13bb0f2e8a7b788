"""Cached answers that one page asks for: clusters, zones, programmes, two years side by side."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from metrics import clusters, named_sites, programmes, two_years, zones
from metrics.clusters import Effect, History
from metrics.compute import Reading
from metrics.scope import Scope
from metrics.zones import Zone
from ui import query
from ui.kept import kept

_FRESH = "10m"
_VERBS: dict[str, Callable[..., Any]] = {
    "clusters": lambda scope: clusters.register(scope, query.database()),
    "cluster": lambda scope, key: clusters.history(key, scope, query.database()),
    "effects": lambda scope: clusters.effects(scope, query.database()),
    "zones": lambda scope: zones.matrix(scope, query.database()),
    "programmes": lambda scope: programmes.against_plan(scope, query.database()),
    "two_years": lambda scope, codes, by: two_years.compare(codes, scope, by, query.database()),
}


@kept(300)
def _answer(verb: str, key: tuple[Any, ...], more: tuple[Any, ...], _scope: Scope) -> Any:
    return _VERBS[verb](_scope, *more)


def _ask(verb: str, scope: Scope, *more: Any) -> Any:
    return _answer(verb, query.key_of(scope), more, scope)


def clusters_of(scope: Scope) -> pd.DataFrame:
    """See metrics.clusters.register."""
    return pd.DataFrame(_ask("clusters", scope))


def cluster(key: int, scope: Scope) -> History:
    """See metrics.clusters.history."""
    found: History = _ask("cluster", scope, key)
    return found


def effects(scope: Scope) -> list[Effect]:
    """See metrics.clusters.effects."""
    return list(_ask("effects", scope))


@kept(20)
def _names(kind: str, key: tuple[Any, ...]) -> dict[str | int, str]:
    return named_sites.names_of(kind, query.database())


def names(kind: str) -> dict[str | int, str]:
    """Key to Persian name of the members of a grouping (see metrics.named_sites)."""
    return dict(_names(kind, query.stamp()))


def zones_of(scope: Scope) -> list[Zone]:
    """See metrics.zones.matrix."""
    return list(_ask("zones", scope))


def against_plan(scope: Scope) -> list[Reading]:
    """See metrics.programmes.against_plan."""
    return list(_ask("programmes", scope))


def two_years_of(codes: Sequence[str], scope: Scope, by: Sequence[str] = ()) -> pd.DataFrame:
    """See metrics.two_years.compare."""
    return pd.DataFrame(_ask("two_years", scope, tuple(codes), tuple(by)))
