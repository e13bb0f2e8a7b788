"""Entry point: `streamlit run dashboard.py` serves the pages and the HTTP interface from one server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread
from time import sleep
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from api.routes import routes as of_api
from common.settings import ROOT, settings
from ui import inline
from web import logs, shapes, watching
from web.guard import Guard
from web.headers import SecurityHeaders
from web.login import routes as of_login
from web.operators import Closed
from web.proxies import Proxies, believe_only_us, networks
from web.sockets import Sockets
from web.widget_states import believe_no_state


def in_words(problem: Exception) -> bool:
    """What nobody caught, told to the reader in our words with a reference, and Streamlit's not at all."""
    from ui.alerts import uncaught  # noqa: PLC0415 - words and figures are loaded with the first page

    return uncaught(problem)


def warm() -> None:
    """What the first readers will need; the first screen, the login, comes before it."""
    sleep(QUIET_SECONDS)
    from ui import warming  # noqa: PLC0415 - reads what the pages are made of

    warming.run()


@asynccontextmanager
async def started(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """Around the time that the server serves."""
    Thread(target=warm, daemon=True, name="warming").start()
    yield {}


def of_accounts() -> "dict[str, Any] | None":
    """What Streamlit has to know of the organisation's own accounts."""
    if not settings().oidc_metadata_url:
        return None
    from web.outside import secrets  # noqa: PLC0415 - asks the key of the installation

    return secrets()


QUIET_SECONDS = 1.0
base = st.get_option("server.baseUrlPath") or ""
logs.set_up(settings().log_format)
believe_only_us()
believe_no_state()
app = st.App(
    ROOT / "ui/script.py",
    routes=[*watching.routes(base), *shapes.routes(base), *of_login(base), *of_api(base)],
    middleware=[
        Middleware(Proxies, trusted=networks(settings().trusted_proxies)),
        Middleware(SecurityHeaders, scripts=inline.every()), Middleware(Closed, base=base),
        Middleware(Guard, base=base), Middleware(Sockets),
    ],
    lifespan=started,
    on_script_error=in_words,
    secrets=of_accounts(),
)
