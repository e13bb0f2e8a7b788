"""The mark that generated rows are behind what stands above it."""

import streamlit as st

from ui.words import say


def generated(there: bool) -> None:
    """Under a chart or table: says so where it is so."""
    if there:
        st.caption(say("mark.simulated_table"))
