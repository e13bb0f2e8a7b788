"""The addresses for operators, /healthz, /readyz and /metrics; nothing heavy is loaded before they ask."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any

from anyio import fail_after, to_thread
from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit.runtime import Runtime

from common.errors import DashboardError
from web import counters
from web.operators import may_look

if TYPE_CHECKING:
    from web.health import Found

PATIENCE, KEPT_SECONDS = 8.0, 2.0
OURS = ("active_sessions", "session_events", "cache_lookups", "cache_evictions")   # families of Streamlit
FRESH = {"Cache-Control": "no-store"}
_looked: "dict[str, tuple[float, list[Found]]]" = {}


def routes(base: str = "") -> Sequence[BaseRoute]:
    """The addresses, under the server's own base path."""
    above = f"/{base.strip('/')}" if base.strip("/") else ""
    answers = {"healthz": _lives, "readyz": _ready, "metrics": _metrics}
    return [Route(f"{above}/{name}", answer) for name, answer in answers.items()]


async def _lives(_: Request) -> Response:
    return PlainTextResponse("ok", headers=FRESH)


async def _ready(_: Request) -> Response:
    """200, or 503 with what is wrong; asked often, the databases are looked at every KEPT_SECONDS at most."""
    wrong = {"answer": "The databases did not answer in time."}
    with suppress(TimeoutError), fail_after(PATIENCE):
        found = await to_thread.run_sync(_checks, abandon_on_cancel=True)
        wrong = {each.name: each.told for each in found if not each.well}
    return JSONResponse({"ready": not wrong, "wrong": wrong}, 503 if wrong else 200, headers=FRESH)


def _checks() -> "list[Found]":
    from web.health import checks

    at, found = _looked.get("checks", (0.0, []))
    if not found or monotonic() - at > KEPT_SECONDS:
        found = checks()
        _looked["checks"] = monotonic(), found
    return found


async def _metrics(request: Request) -> Response:
    if not may_look(request):
        return PlainTextResponse("Not Found", 404)
    ours = await to_thread.run_sync(generate_latest, counters.REGISTRY)
    return PlainTextResponse(ours.decode() + _of_streamlit(), media_type="text/plain; version=0.0.4")


def _of_streamlit() -> str:
    """What Streamlit counts itself: open sessions, and answers found and not found in each cache."""
    found = Runtime.instance().stats_mgr.get_stats(family_names=list(OURS))
    lines: list[str] = []
    for name, stats in found.items():
        known: list[Any] = list(stats)
        if known:
            called = f"{name}_total" if known[0].type == "counter" else name
            lines += [f"# TYPE {called} {known[0].type}", *(stat.to_metric_str() for stat in known)]
    return "\n".join([*lines, ""])


class _Age(Collector):
    """Asked when somebody looks: how long ago rows were last taken over."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        family = GaugeMetricFamily("isipo_last_load_age_seconds", "Since rows were last taken over")
        from web.health import last_load

        with suppress(DashboardError):
            at = last_load()
            if at is not None:
                family.add_metric([], (datetime.now(UTC) - at).total_seconds())
        yield family


counters.REGISTRY.register(_Age())
