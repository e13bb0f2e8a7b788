"""How a program asks with a token: lines to copy, with the address of this very server."""

from urllib.parse import urlsplit

import streamlit as st

from ui.words import say

ASKED = "rows=province&indicators=contracts_signed,land_added_ha&periods=1400,1401"
PANDAS = """import os, pandas
sign = {{"Authorization": f"Bearer {{os.environ['ISIPO_TOKEN']}}"}}
values = pandas.read_csv("{values}&format=csv", storage_options=sign)
rows = pandas.read_parquet("{rows}&format=parquet", storage_options=sign)
"""
CURL = """curl --fail --header "Authorization: Bearer $ISIPO_TOKEN" --output values.xlsx \\
  "{values}&format=xlsx"
"""
EXCEL = """let
    Source = Web.Contents("{values}&format=csv",
        [Headers = [Authorization = "Bearer " & Token]]),
    Table = Table.PromoteHeaders(Csv.Document(Source, [Encoding = 65001]))
in
    Table
"""


def examples() -> None:
    """One tab for each kind of program."""
    st.html(f'<p class="story">{say("account.use")}</p>')
    server = _server()
    told = {"values": f"{server}/api/v1/values?{ASKED}", "rows": f"{server}/api/v1/rows/contract?period=1401"}
    programs = {"curl": (CURL, "bash"), "pandas": (PANDAS, "python"), "excel": (EXCEL, "powerquery")}
    tabs = st.tabs([say(f"account.use.{name}") for name in programs])
    for tab, (name, (text, kind)) in zip(tabs, programs.items(), strict=True):
        with tab:
            st.code(text.format(**told), language=kind, wrap_lines=True)
            if name == "excel":
                st.caption(say("account.use.excel_hint"))
    st.html(f'<p><a class="to" href="api/v1" target="_blank">{say("account.use.guide")}</a></p>')


def _server() -> str:
    """Where this page was opened, without the page: scheme, host and base path."""
    here = urlsplit(str(st.context.url or ""))
    return f"{here.scheme}://{here.netloc}{here.path.rpartition('/')[0]}" if here.netloc else ""
