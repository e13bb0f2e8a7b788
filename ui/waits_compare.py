"""Two services or provinces side by side, and whether their difference can be told from chance."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from metrics.desk import compared, waits
from metrics.desk.compared import Comparison
from metrics.desk.waits import FEWEST, Group, slowness
from metrics.waits.estimate import Estimate
from ui import desk_choice
from ui.desk_choice import Desk
from ui.waits_choice import Wait, names_of
from ui.waits_explained import explained
from ui.waits_words import chance, with_interval
from ui.words import number, safe, say

CERTAIN = 0.05   # chance of so large a difference below which it is told from chance


def two(desk: Desk, wait: Wait) -> None:
    """The reader chooses two; at first the slowest and the fastest stand there."""
    by = wait.by if wait.by in ("service", "province") else "province"
    groups = wait.groups if by == wait.by else tuple(
        desk_choice.ask(waits.groups, desk.selection, wait.clock, by)
    )
    keys = {str(group.key): group for group in sorted(groups, key=slowness, reverse=True)}
    called = names_of(by, groups)
    if len(keys) <= 1:
        st.html(f'<p class="empty">{say("waits.one_only")}</p>')
        return
    many = [key for key, group in keys.items() if group.number >= FEWEST] or list(keys)
    first, second = (
        keys[_chosen(label, keys, called, f"{by}-{at}", at)]
        for label, at in (("first", many[0]), ("second", many[-1]))
    )
    if first.key == second.key:
        st.html(f'<p class="empty">{say("waits.same")}</p>')
        return
    found = desk_choice.ask(compared.compared, desk.selection, wait.clock, by, (first.key, second.key))
    st.html(f'<p class="story">{" ".join(_told(found, (first, second), by, called))}</p>')
    explained(wait.clock, f"compare_{by}")


def _chosen(
    label: str, keys: Mapping[str, Group], called: Mapping[Any, str], place: str, preset: str,
) -> str:
    options = list(keys)
    found: str = st.selectbox(
        say(f"waits.compare.{label}"), options, options.index(preset), key=f"waits-{label}-{place}",
        format_func=lambda key: called[keys[key].key],
    )
    return found


def _told(
    found: Comparison, pair: tuple[Group, Group], by: str, called: Mapping[Any, str],
) -> list[str]:
    """Both medians, their difference where it is known, and what chance has to do with it."""
    names = [safe(called[group.key]) for group in pair]
    medians = [with_interval(group.quantiles["median"]) for group in pair]
    told = [say("waits.compare.medians", first=names[0], second=names[1], one=medians[0], other=medians[1])]
    difference = found.difference
    if difference.value:
        slower, faster = names if difference.value > 0 else names[::-1]
        told.append(say("waits.compare.difference", slower=slower, faster=faster,
                        days=number(abs(difference.value), "days")))
    if found.test.p is None:
        return [*told, say("waits.compare.unknown")]
    key = "can" if found.test.p < CERTAIN else "cannot"
    if key == "cannot" and by == "province" and not _may_be_none(difference):
        told.append(say("waits.compare.mix"))
    verdict, p = say(f"waits.compare.{key}"), say("waits.compare.p", p=chance(found.test.p))
    return [*told, f"<strong>{verdict}</strong>", p]


def _may_be_none(difference: Estimate) -> bool:
    """Whether the medians may differ by nothing; of limits that are not known, nothing is said."""
    if difference.low is None or difference.high is None:
        return True
    return difference.low <= 0 <= difference.high
