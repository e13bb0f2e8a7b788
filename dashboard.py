"""Entry point: `streamlit run dashboard.py` serves the pages and the HTTP interface from one server."""

import streamlit as st

from api.routes import routes
from common.settings import ROOT

app = st.App(ROOT / "ui/script.py", routes=routes(st.get_option("server.baseUrlPath") or ""))
