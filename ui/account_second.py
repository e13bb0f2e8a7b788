"""The second step of my login: put on with a code of my device, taken off with one."""

import segno
import streamlit as st

from common.errors import DashboardError
from common.settings import settings
from data_access.state import attempts, totp
from data_access.state.tables import state
from ui import alerts
from ui.identity import Reader
from ui.language import language
from ui.words import number, safe, say

_OFFER, _CODES, _FAILURE, _CODE, _OFF = "_totp_offer", "_totp_codes", "_totp_failure", "totp-code", "totp-off"


def own(reader: Reader) -> None:
    """Whether it is on, and the way to change that."""
    if failure := st.session_state.pop(_FAILURE, None):
        alerts.error(failure)
    if codes := st.session_state.pop(_CODES, None):
        alerts.note(say("account.second.made"))
        st.code("\n".join(codes), language=None)
    engine = state(settings().state_url)
    if totp.is_on(engine, reader.username):
        left = number(totp.codes_left(engine, reader.username), "count")
        st.html(f'<p class="story">{say("account.second.on", left=left)}</p>')
        _taking_off(reader)
    elif offer := st.session_state.get(_OFFER):
        _putting_on(reader, offer)
    else:
        st.html(f'<p class="story">{say("account.second.off")}</p>')
        st.button(say("account.second.begin"), key="totp-begin", on_click=_begin, args=(reader,))


def _putting_on(reader: Reader, offer: totp.Offer) -> None:
    st.html(f'<p class="story">{say("account.second.scan")}</p>{_picture(offer.address)}')
    st.code(offer.secret, language=None)
    with st.form("totp-confirm"):
        st.text_input(say("login.code"), key=_CODE, max_chars=10, autocomplete="one-time-code")
        st.form_submit_button(say("account.second.confirm"), on_click=_confirm, args=(reader,))


def _taking_off(reader: Reader) -> None:
    with st.form("totp-remove"):
        st.text_input(say("login.code"), key=_OFF, max_chars=20, autocomplete="one-time-code")
        st.form_submit_button(say("account.second.remove"), on_click=_remove, args=(reader,))


def _begin(reader: Reader) -> None:
    st.session_state[_OFFER] = totp.offer(reader.username)


def _confirm(reader: Reader) -> None:
    """The secret is kept only after the device has shown that it holds it."""
    offer, engine = st.session_state.get(_OFFER), state(settings().state_url)
    try:
        if offer is not None:
            code = str(st.session_state.get(_CODE, ""))
            st.session_state[_CODES] = totp.confirm(engine, reader.username, offer.secret, code)
            del st.session_state[_OFFER]
    except DashboardError as problem:
        st.session_state[_FAILURE] = problem.text(language())


def _remove(reader: Reader) -> None:
    """Only with a code: an unlocked screen alone must not weaken the account."""
    engine = state(settings().state_url)
    attempt = attempts.begin(engine, f"second step off {reader.username}", attempts.UNKNOWN_ADDRESS)
    if not attempt.wait and totp.takes(engine, reader.username, str(st.session_state.get(_OFF, ""))):
        attempts.succeed(engine, attempt)
        totp.remove(engine, reader.username)
    else:
        st.session_state[_FAILURE] = say("login.code_wrong")


def _picture(address: str) -> str:
    """The address as a QR code: a picture in the page itself, with what it is in words."""
    picture = segno.make(address, error="m").svg_data_uri(scale=4, border=4, light="#fff")
    return f'<img class="qr" src="{safe(picture)}" alt="{safe(say("account.second.picture"))}">'
