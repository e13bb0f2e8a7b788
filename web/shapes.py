"""The shapes of the maps over HTTP: files named after what they hold, which a browser asks for once.

They lie behind the login like the pages that draw them: an installation may have outlines of its own.
"""

from collections.abc import Sequence

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from common.errors import DashboardError
from common.settings import settings

FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}


def routes(base: str = "") -> Sequence[BaseRoute]:
    """The address of the files, under the server's own base path."""
    above = f"/{base.strip('/')}" if base.strip("/") else ""
    return [Route(f"{above}/shapes/{{name}}", _file)]


async def _file(request: Request) -> Response:
    content = await to_thread.run_sync(_content, request.path_params["name"])
    if content is None:
        return PlainTextResponse("Not Found", 404, headers={"Cache-Control": "no-store"})
    return Response(content, media_type="application/json", headers=FOREVER)


def _content(name: str) -> bytes | None:
    """The file of the outlines of now; None for any other name, and where the outlines cannot be read."""
    from geo import outlines, shapes

    chosen = settings()
    try:
        return shapes.files(outlines.load(chosen.outlines_file, chosen.outlines_code_property)).get(name)
    except DashboardError:
        return None
