"""What an administrator does to a user: add, other rights, new password, end of access; all written down."""

from collections.abc import Callable

import streamlit as st

from common.errors import DashboardError
from common.settings import settings
from data_access.state import administering, totp, users
from data_access.state.tables import ROLES, state
from data_access.state.user_rules import DEPUTY
from data_access.state.users import User
from ui import alerts, choices, query
from ui.identity import Reader
from ui.language import language
from ui.words import left_to_right, say

_DONE, _FAILURE, _PASSWORD = "_user_done", "_user_refused", "_user_password"
_LONGEST = 100


def one(reader: Reader) -> None:
    """The user that the address names, and what can be done about it."""
    if done := st.session_state.pop(_DONE, None):
        alerts.note(say(done))
    if failure := st.session_state.pop(_FAILURE, None):
        alerts.error(failure)
    if made := st.session_state.pop(_PASSWORD, None):
        name, password = made
        alerts.note(say("users.password_once", name=left_to_right(name)))
        st.code(password, language=None)
    known = {user.username: user for user in users.everyone(state(settings().state_url))}
    titles = {name: f"{name} — {user.full_name}" for name, user in known.items()}
    chosen = choices.pick("user", say("users.choose"), titles, say("users.nobody"))
    if chosen:
        _rights(known[chosen], reader)
        _acts(known[chosen], reader)


def add(reader: Reader) -> None:
    """The form for a new user, who gets a password that has to be changed at once."""
    with st.form("user-add"):
        st.text_input(say("users.name"), key="user-new-name", max_chars=32, help=say("users.name_hint"))
        st.text_input(say("users.full_name"), key="user-new-full", max_chars=_LONGEST)
        _role_and_provinces("user-new", ROLES[2], ())
        st.form_submit_button(say("users.add"), on_click=_add, args=(reader,))


def _rights(user: User, reader: Reader) -> None:
    with st.form(f"user-rights-{user.username}"):
        st.text_input(
            say("users.full_name"), user.full_name, key=f"user-{user.username}-full", max_chars=_LONGEST,
        )
        _role_and_provinces(f"user-{user.username}", user.role, user.provinces)
        st.form_submit_button(say("users.keep"), on_click=_keep, args=(reader, user))


def _role_and_provinces(key: str, role: str, provinces: frozenset[str] | tuple[str, ...]) -> None:
    names = query.province_names()
    st.selectbox(
        say("users.role"), ROLES, ROLES.index(role), key=f"{key}-role",
        format_func=lambda each: say(f"role.{each}"),
    )
    st.multiselect(
        say("users.provinces"), list(names), [code for code in names if code in provinces],
        key=f"{key}-provinces", format_func=lambda code: names.get(code, code), select_all=False,
        help=say("users.provinces_hint"), placeholder=say("bound.choose"),
    )


def _acts(user: User, reader: Reader) -> None:
    """A button for each thing that can be done to this user now."""
    engine, name = state(settings().state_url), user.username
    acts: dict[str, Callable[[], object]] = {
        "password": lambda: _show(name, administering.new_password(engine, reader.username, name)),
        "sessions": lambda: administering.end_sessions(engine, reader.username, name),
        "unlock": lambda: administering.unlock(engine, reader.username, name),
    }
    if totp.is_on(engine, name):
        acts["second"] = lambda: administering.reset_second_factor(engine, reader.username, name)
    if user.active:
        acts["deactivate"] = lambda: administering.deactivate(engine, reader.username, name)
    else:
        acts["reactivate"] = lambda: administering.reactivate(engine, reader.username, name)
    with st.container(horizontal=True):
        for act, do in acts.items():
            told = (do, f"users.done.{act}")
            st.button(say(f"users.act.{act}"), key=f"user-{act}", on_click=_try, args=told)


def _add(reader: Reader) -> None:
    given = st.session_state
    name, full_name = str(given.get("user-new-name", "")).strip(), str(given.get("user-new-full", ""))
    role, provinces = _chosen("user-new", ROLES[2])

    def made() -> None:
        own = state(settings().state_url)
        _show(name, administering.add(own, reader.username, name, role, provinces, full_name))
        given["user-new-name"] = given["user-new-full"] = ""

    _try(made, "users.done.add")


def _keep(reader: Reader, user: User) -> None:
    full_name = str(st.session_state.get(f"user-{user.username}-full", user.full_name))
    role, provinces = _chosen(f"user-{user.username}", user.role)

    def kept() -> None:
        own = state(settings().state_url)
        administering.set_role(own, reader.username, user.username, role, provinces)
        administering.rename(own, reader.username, user.username, full_name)

    _try(kept, "users.done.keep")


def _chosen(key: str, role: str) -> tuple[str, list[str]]:
    """Role and provinces of a form; only a deputy has provinces."""
    chosen = str(st.session_state.get(f"{key}-role", role))
    provinces = [str(code) for code in st.session_state.get(f"{key}-provinces", ())]
    return chosen, provinces if chosen == DEPUTY else []


def _show(name: str, password: str) -> None:
    st.session_state[_PASSWORD] = (name, password)


def _try(do: Callable[[], object], done: str) -> None:
    """What happened is told at the next drawing."""
    try:
        do()
    except DashboardError as problem:
        st.session_state[_FAILURE] = problem.text(language())
    else:
        st.session_state[_DONE] = done
