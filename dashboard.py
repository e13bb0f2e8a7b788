"""Entry point: `streamlit run dashboard.py` serves the pages and the HTTP interface from one server."""

import streamlit as st
from starlette.middleware import Middleware

from api.routes import routes as of_api
from common.settings import ROOT, settings
from ui import inline
from web import logs, watching
from web.headers import SecurityHeaders
from web.operators import Closed


def in_words(problem: Exception) -> bool:
    """What nobody caught, told to the reader in our words with a reference, and Streamlit's not at all."""
    from ui.alerts import uncaught  # noqa: PLC0415 - words and figures are loaded with the first page

    return uncaught(problem)


base = st.get_option("server.baseUrlPath") or ""
logs.set_up(settings().log_format)
app = st.App(
    ROOT / "ui/script.py",
    routes=[*watching.routes(base), *of_api(base)],
    middleware=[Middleware(SecurityHeaders, scripts=inline.every()), Middleware(Closed, base=base)],
    on_script_error=in_words,
)
