"""How a figure of waiting times was counted: clock, stop, calendar, and what is open."""

import streamlit as st

from ui.words import say

ALWAYS = ("start", "stop", "cohort", "censored")


def explained(clock: str, figure: str) -> None:
    """One expander under the figure: the definition it shares with the others, and its own sentence."""
    told = [say(f"waits.how.{line}") for line in ALWAYS]
    told.insert(2, say(f"waits.how.{clock}"))
    told.append(say(f"waits.how.{figure}"))
    listed = "".join(f"<li>{line}</li>" for line in told)
    with st.expander(say("waits.how")):
        st.html(f"<ul>{listed}</ul>")
