"""What went wrong or is missing, said to the reader as plain text.

Streamlit's own boxes read Markdown: a sentence that quotes the URL could load a picture from elsewhere.
"""

import logging
import re
import secrets

import streamlit as st

from ui.words import safe, say
from web import counters

log = logging.getLogger(__name__)
_WRITTEN = re.compile(r"(?<![\w&#-])\d\w*(?:[-/:]\w+)+")   # days, periods, codes


def error(sentence: str) -> None:
    st.html(f'<p class="alert error" role="alert">{_in_order(sentence)}</p>')


def note(sentence: str) -> None:
    st.html(f'<p class="alert note" role="status">{_in_order(sentence)}</p>')


def _in_order(sentence: str) -> str:
    """The sentence as HTML; in a Persian one 1401-07 would otherwise read 07-1401."""
    return _WRITTEN.sub(r'<bdi dir="ltr">\g<0></bdi>', safe(sentence))


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
