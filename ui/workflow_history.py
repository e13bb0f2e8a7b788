"""One request's way through the desk, found by its number: as a list, as a chart, and what is ahead."""

from typing import Any

import streamlit as st

from metrics.desk.history import History, Stay, histories
from metrics.desk.prospects import Prospects, prospects
from ui import alerts, desk_choice, query, tables, uncovering, workflow_timeline
from ui.choices import typed
from ui.desk_choice import Desk
from ui.desk_words import role_of_step, service_name, step_name
from ui.waits_words import quantile
from ui.words import number, safe, say
from ui.workflow_words import duration, moment, office, outcome, percent, reason, whole

COLUMNS = (
    "code", "name", "role", "entered", "left", "time", "office", "outcome", "reason", "comment",
)
SIDES = ("applicant", "organisation", "system")
OPTIONAL = frozenset({"reason", "comment"})   # left out where nothing stands in them


def show(desk: Desk) -> int | None:
    """The search, and the request in the address; what may not be seen is told like what does not exist.

    Gives the service of the request that was found.
    """
    asked = typed("request", say("workflow.search"), say("workflow.search_hint"))
    st.caption(say("workflow.search_note"))
    if not asked.strip():
        return None
    found = histories(asked, desk.selection.scope.rights, query.database())   # of persons: not kept
    if not found:
        alerts.note(say("workflow.not_found"))
    if len(found) > 1:
        alerts.note(say("workflow.not_unique", n=number(len(found), "count")))
    for place, each in enumerate(found):
        _told(each, desk, place)
    return found[0].service if found else None


def _told(found: History, desk: Desk, place: int) -> None:
    st.html(_summary(found))
    if found.finished_at is None:
        _ahead(prospects(found, desk.selection.scope.rights, query.database()))
    if not found.stays:
        st.html(f'<p class="empty">{say("workflow.no_stays_of")}</p>')
        return
    workflow_timeline.draw_stays(found, f"workflow-timeline-{place}")
    rows = [_row(stay) for stay in found.stays]
    told = [name for name in COLUMNS if name not in OPTIONAL or any(row[name] for row in rows)]
    columns = [tables.Column(name, say(f"workflow.history.{name}")) for name in told]
    number_of_it = f"\u2066{found.tracking_number}\u2069"   # reads from the left in Persian, too
    tables.show(rows, columns, say("workflow.history_table", number=number_of_it), 520)
    if any(stay.comment_hidden for stay in found.stays):
        st.caption(say("workflow.hidden_note"))
    uncovering.applicants(f"request-{place}", [found.key], desk, remarks=True)


def _summary(found: History) -> str:
    """What it is, since when, how long in all, and how long with whom."""
    ended = moment(found.finished_at) or say("workflow.open_still")
    facts = {
        "number": found.tracking_number, "service": service_name(found.service),
        "province": query.province_names().get(found.province, found.province),
        "registered": moment(found.registered_at), "ended": ended,
        "due": moment(found.due_at) or say("workflow.none_announced"),
        "result": _result(found), "total": f"{duration(found.seconds)} ({office(found.working_seconds)})",
        **{side: _spent(found, side) for side in SIDES if found.spent(side)},
    }
    told = "".join(
        f"<div><dt>{say(f'workflow.fact.{name}')}</dt><dd><bdi>{safe(value)}</bdi></dd></div>"
        for name, value in facts.items()
    )
    mark = f'<p class="mark simulated">{say("data.simulated")}</p>' if found.simulated else ""
    return f'<article class="park request"><h3>{say("workflow.request")}</h3><dl>{told}</dl>{mark}</article>'


def _spent(found: History, side: str) -> str:
    return f"{duration(found.spent(side))} ({office(found.spent(side, working=True))})"


def _result(found: History) -> str:
    if found.finished_at is None:
        return say("workflow.open_still")
    told = outcome_of_request(found.result)
    return f"{told} ({reason(found.reason)})" if found.reason else told


def outcome_of_request(result: str | None) -> str:
    return say(f"workflow.result.{result or 'approved'}")


def _ahead(found: Prospects) -> None:
    """The chance to end soon; a horizon that nobody has been watched for is said to be unknown."""
    chances = say("list.comma").join(
        say("workflow.within", days=number(days, "count"), share=percent(chance))
        for days, chance in found.chances.items()
    )
    place = query.province_names().get(found.province or "", say("country"))
    rest = say("workflow.rests_on_step" if found.step else "workflow.rests_on_service",
               n=number(found.number, "count"), place=place)
    told = say("workflow.ahead", chances=chances, median=quantile(found.median))
    st.html(f'<p class="headline">{safe(told)}</p>')
    st.caption(rest)


def _row(stay: Stay) -> dict[str, Any]:
    step = desk_choice.steps().get(stay.step)
    return {
        "code": whole(step.code) if step else "",
        "name": step_name(stay.step), "role": role_of_step(stay.step),
        "entered": moment(stay.entered_at),
        "left": moment(stay.left_at) or say("workflow.still_there"), "time": duration(stay.seconds),
        "office": office(stay.working_seconds), "outcome": outcome(stay.outcome, stay.left_at is not None),
        "reason": reason(stay.reason) if stay.reason or stay.outcome == "return" else "",
        "comment": say("workflow.hidden") if stay.comment_hidden else "",
    }
