"""Clusters on their way: how many stand at each step, what the programme did, and each one by itself."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from common.figures import known
from metrics.clusters import Effect
from ui import answers, axes, cluster_page, filters, query, splits, tables
from ui.charts import draw, note, top_down
from ui.filters import Choice
from ui.language import language
from ui.marks import generated
from ui.words import category_name, jalali_date, number, say, title_of

COUNTED, WAITED = "clusters_by_stage", "cluster_step_days_median"
SHOWN = ("running", "late", "studied", "finished", "all")
_RUNNING_FROM = ("diagnostic_study", "action_plan", "implementation")


def pipeline(choice: Choice) -> None:
    """How many clusters stand at each step and how long a cluster usually stays there."""
    frame = splits.by_category((COUNTED, WAITED), "step", choice.scope)
    rows = [{"name": category_name("step", row["step"]), **row} for row in frame.to_dict("records")]
    counts = [known(row[COUNTED]) for row in rows]
    figure = top_down([row["name"] for row in rows], counts, [number(value, "count") for value in counts])
    axes.value_axis(figure, [value for value in counts if value is not None], COUNTED, "x")
    picture, beside = st.columns([3, 2])
    with picture:
        draw(figure, "pipeline", title_of(COUNTED), 320, legend=False)
    with beside:
        tables.show(rows, _steps(), title_of(COUNTED), None)
        st.caption(say("clusters.median_note"))
        note(frame, (COUNTED,))


def effects(choice: Choice) -> None:
    """Each measure at entry and now, with the growth that the rows give."""
    found = answers.effects(choice.scope)
    all_of_them = [(title_of(effect.now.code), effect.growth_pct) for effect in found]
    grown = [(title, growth) for title, growth in all_of_them if growth is not None]
    texts = [number(growth, "%", signed=True) for _, growth in grown]
    figure = top_down([title for title, _ in grown], [growth for _, growth in grown], texts)
    places, marks = axes.ticks([growth for _, growth in grown], "%")
    figure.update_xaxes(tickvals=places, ticktext=marks, gridcolor=axes.GRID, title=say("clusters.growth"))
    draw(figure, "effects", say("part.effects"), 340, legend=False)
    keys = ("name", "before", "now", "growth", "note")
    columns = [tables.Column(key, say(f"effects.{key}"), "%" if key == "growth" else None) for key in keys]
    tables.show([_effect(effect) for effect in found], columns, say("part.effects"), None)
    generated(any(effect.now.simulated for effect in found))


def _effect(effect: Effect) -> dict[str, Any]:
    about = effect.now.indicator
    unit = effect.before.indicator.unit
    return {
        "name": title_of(effect.now.code), "before": number(effect.before.value, unit),
        "now": number(effect.now.value, unit), "growth": effect.growth_pct,
        "note": about.note if language() == "fa" else about.note_en,
    }


def _steps() -> list[tables.Column]:
    return [
        tables.Column("name", say("clusters.step")), tables.Column(COUNTED, say("clusters.count"), "count"),
        tables.Column(WAITED, say("clusters.median_days"), "days"),
    ]


def register(choice: Choice) -> None:
    """The clusters the reader may see, by state, and the page of the one that is opened."""
    records = answers.clusters_of(choice.scope).to_dict("records")
    names = query.province_names()
    shown = st.segmented_control(
        say("clusters.show"),
        SHOWN,
        default=SHOWN[0],
        format_func=lambda key: say(f"clusters.{key}"),
        key="clusters-shown",
    )
    chosen = [record for record in records if _is(record, shown or SHOWN[0])]
    chosen.sort(key=lambda record: -(known(record["project_days"]) or 0))
    rows = [_row(record, names) for record in chosen]
    tables.show(rows, _columns(), say("clusters.table", count=number(len(rows), "count")), 430)
    _open(records, names, choice)


def name_of(record: Mapping[Any, Any]) -> str:
    """The name of a cluster; one the report does not name is called by its number."""
    name = (
        record["name_en"] if language() == "en" and isinstance(record["name_en"], str) else record["name_fa"]
    )
    return name if isinstance(name, str) else say("clusters.unnamed", number=number(record["id"], "code"))


def _is(record: Mapping[Any, Any], shown: str) -> bool:
    step = record["step"] if isinstance(record["step"], str) else None
    running = bool(step and step.startswith(_RUNNING_FROM) and known(record["project_days"]) is not None)
    return {
        "all": True,
        "late": bool(record["late"]),
        "running": running,
        "finished": step is None,
        "studied": step in ("feasibility", "diagnostic_study") and not running,
    }[shown]


def _row(record: Mapping[Any, Any], names: Mapping[str, str]) -> dict[str, Any]:
    step = record["step"]
    return {
        "name": name_of(record),
        "province": names.get(record["province_code"], say("clusters.no_province")),
        "step": category_name("step", step) if isinstance(step, str) else say("clusters.done"),
        "since": jalali_date(record["since"] if isinstance(step, str) else record["finished_on"]),
        "days": record["days"] if isinstance(step, str) else None,
        "project": record["project_days"],
        "late": say("clusters.is_late") if record["late"] else "",
    }


def _columns() -> list[tables.Column]:
    return [
        tables.Column("name", say("clusters.one")),
        tables.Column("province", say("province")),
        tables.Column("step", say("clusters.step")),
        tables.Column("since", say("clusters.since")),
        tables.Column("days", say("clusters.days_in_step"), "count"),
        tables.Column("project", say("clusters.project_days"), "count"),
        tables.Column("late", say("clusters.late")),
    ]


def _open(records: Sequence[Mapping[Any, Any]], names: Mapping[str, str], choice: Choice) -> None:
    """Opens one cluster, chosen by name or by the address (?cluster=)."""
    by_key = {str(record["id"]): record for record in records}
    asked = st.query_params.get("cluster", "")
    options = ["", *sorted(by_key, key=lambda key: name_of(by_key[key]))]
    widget = f"cluster-{asked if asked in by_key else ''}"
    st.selectbox(
        say("clusters.open"),
        options,
        options.index(asked) if asked in by_key else 0,
        key=widget,
        format_func=lambda key: _titled(by_key[key], names) if key else say("clusters.none_chosen"),
        on_change=lambda: filters.choose(cluster=st.session_state[widget]),
    )
    if asked and asked not in by_key:
        st.caption(say("clusters.not_here"))
    elif asked:
        cluster_page.show(by_key[asked], name_of(by_key[asked]), choice)


def _titled(record: Mapping[Any, Any], names: Mapping[str, str]) -> str:
    place = names.get(record["province_code"], say("clusters.no_province"))
    return f"{name_of(record)} ({place})"
