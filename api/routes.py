"""Where the interface hangs in the server; nothing else of it is loaded before somebody asks."""

from collections.abc import Sequence
from functools import cache

from anyio import to_thread
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

PREFIX = "/api"


def routes(base: str = "") -> Sequence[BaseRoute]:
    """The routes of the interface, under the server's own base path."""
    above = f"/{base.strip('/')}" if base.strip("/") else ""
    return [Mount(above + PREFIX, app=_answer)]


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    found = await to_thread.run_sync(_application)
    await found(scope, receive, send)


@cache
def _application() -> ASGIApp:
    """Loaded in a thread at the first question, so that the pages are served meanwhile and start no later."""
    from api.application import application  # noqa: PLC0415 - when it is first asked

    return application()
