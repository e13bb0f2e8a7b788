"""What pm4py says to an event log; run by tests/reference.py, never imported by ours."""

from importlib import import_module
from typing import Any

from tests.reference import reply


def answer(stays: list[list[Any]]) -> dict[str, Any]:
    """Stays as [request, step, entered, left] with ISO times: figures of the log by the names of pm4py."""
    pandas, pm4py = import_module("pandas"), import_module("pm4py")
    log = pandas.DataFrame(stays, columns=["request", "step", "start_timestamp", "left"])
    for column in ("start_timestamp", "left"):
        log[column] = pandas.to_datetime(log[column], utc=True)
    log = pm4py.format_dataframe(
        log, case_id="request", activity_key="step", timestamp_key="left",
        start_timestamp_key="start_timestamp",
    )
    # It measures cases from event to event, so the beginning of a stay is told to it as an event, too.
    both = [[number, step, at] for number, step, *ends in stays for at in ends]
    events = pandas.DataFrame(both, columns=["request", "step", "at"])
    events["at"] = pandas.to_datetime(events["at"], utc=True)
    events = pm4py.format_dataframe(events, case_id="request", activity_key="step", timestamp_key="at")
    followed, first, last = pm4py.discover_dfg(log)
    visits = import_module("pm4py.statistics.rework.cases.pandas.get").apply(log)
    return {
        "durations": pm4py.get_all_case_durations(events),
        "sojourn": pm4py.get_service_time(log, "mean", start_timestamp_key="start_timestamp"),
        "stays": pm4py.get_event_attribute_values(log, "concept:name"),
        "followed": [[left, to, int(moves)] for (left, to), moves in followed.items()],
        "first": first, "last": last,
        "rework": pm4py.get_rework_cases_per_activity(log),
        "repeated": sum(case["rework"] for case in visits.values()),
        "variants": [[list(way), int(many)] for way, many in pm4py.get_variants(log).items()],
    }


if __name__ == "__main__":
    reply(answer)
