"""The interface as one application: every declared address, who may ask it, and words for whatever fails."""

from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from api import document, refusals
from api.answers import ANSWERS
from api.callers import Caller, caller
from api.declared import ENDPOINTS, Endpoint
from api.limits import Limits
from api.question import Answer, Question, Said
from api.sending import Sending, in_thread
from common.settings import settings
from data_access.state import audit
from data_access.state.tables import state

UNKNOWN = "unknown"
STATUSES = {404: refusals.not_there, 405: refusals.wrong_method}


def application(limits: Limits | None = None) -> ASGIApp:
    """The interface below its prefix; `limits` counts who asks how often."""
    counted = limits or Limits()
    routes = [_route(each, counted) for each in ENDPOINTS]
    found = Starlette(routes=routes, exception_handlers={HTTPException: _not_answered})
    found.router.redirect_slashes = False
    return found


def _route(endpoint: Endpoint, limits: Limits) -> Route:
    route = Route(endpoint.path, partial(_answer, endpoint, limits), methods=["GET"], name=endpoint.name)
    route.methods = {"GET"}   # Starlette adds HEAD, for which a whole file would be made and thrown away
    return route


async def _answer(endpoint: Endpoint, limits: Limits, request: Request) -> Response | Sending:
    try:
        if endpoint.open:
            return document.answer(endpoint, request)
        asker = await in_thread(partial(_caller, request, limits))
        asker.must_have(endpoint.scope)
        given = tuple((name, text) for name, text in request.query_params.multi_items())
        question = Question(asker, request.path_params, given)
        question.only(endpoint.names)
        found = await in_thread(partial(ANSWERS[endpoint.name], question))
        return await _given(found, endpoint, question, limits)
    except Exception as problem:  # noqa: BLE001 - the last net: nobody outside may meet a trace
        return refusals.answer(problem)


def _caller(request: Request, limits: Limits) -> Caller:
    address = request.client.host if request.client else UNKNOWN
    return caller(request.headers, request.cookies, address, limits)


async def _given(
    found: Answer, endpoint: Endpoint, question: Question, limits: Limits,
) -> Response | Sending:
    who = question.caller.username
    if not isinstance(found, Said):
        if not found.kept:
            return Sending(found, who, lambda: None)
        limits.begin_file(who)
        return Sending(found, who, partial(limits.end_file, who))
    if endpoint.forms:
        asked = "&".join(f"{name}={text}" for name, text in question.given)
        told = f"{len(found.body['rows'])} rows {question.path['entity']}?{asked}"
        await in_thread(lambda: audit.record(state(settings().state_url), who, "rows read", told))
    rows = {} if found.rows is None else {"X-Rows": str(found.rows)}
    return JSONResponse(found.body, headers=refusals.SAFE | rows)


async def _not_answered(_: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 0
    return refusals.answer(STATUSES[status]() if status in STATUSES else problem)
