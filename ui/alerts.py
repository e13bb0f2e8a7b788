"""What went wrong or is missing, said to the reader as plain text.

Streamlit's own boxes read Markdown: a sentence that quotes the URL could load a picture from elsewhere.
"""

import logging
import secrets

import streamlit as st

from ui.words import safe, say
from web import counters

log = logging.getLogger(__name__)


def error(sentence: str) -> None:
    st.html(f'<p class="alert error" role="alert">{safe(sentence)}</p>')


def note(sentence: str) -> None:
    st.html(f'<p class="alert note" role="status">{safe(sentence)}</p>')


def failure(sentence: str, place: str, problem: Exception) -> None:
    """The sentence with a number; under that number the log tells the rest."""
    reference = secrets.token_hex(4).upper()
    counters.failed(reference, place, problem)
    told = {"reference": reference, "place": place}
    log.error("failure told to a reader", exc_info=problem, extra={"about": told})
    error(f"{sentence} ({say('error.reference')} {reference})")


def uncaught(problem: Exception) -> bool:
    """The last net of the server, also for fragments: the reader gets a sentence and nothing of the trace."""
    failure(say("error.unexpected"), "script", problem)
    return True
