"""How the services of the desk run in the simulation: work, chances, arrivals; every number is assumed."""

from functools import cache

from data_access.demo import desk_workflows
from simulation.arrivals import Season
from simulation.model import DAY, MINUTE, Duration, Flow, Move, Step

# Where a request stands once it is registered and sent; what comes before is on no record.
FIRST = {"ID": "ID-7", "EP": "EP-2", "LI": "LI-2", "LC": "LC-2", "SU": "SU-2", "CO": "SL-1"}
OF_A_PROVINCE, OF_THE_PROVIDER = ("ID", "EP", "LI", "LC"), ("SU", "CO")
PER_DAY = {"ID": 90.0, "EP": 40.0, "LI": 17.0, "LC": 11.0, "SU": 8.0, "CO": 1.8}   # whole country, at share 1
PATIENCE = Duration(400 * DAY, 1.1)
TAKES = {
    "ID-7": Duration(4, 0.5), "ID-8": Duration(12 * MINUTE), "ID-9": Duration(1.4 * DAY, 1.2),
    "ID-10": Duration(2.5 * MINUTE, 0.75),
    "EP-2": Duration(25 * MINUTE), "EP-3": Duration(60 * MINUTE), "EP-4": Duration(12 * MINUTE),
    "LI-2": Duration(30 * MINUTE), "LI-3": Duration(120 * MINUTE, 0.8), "LI-4": Duration(20 * MINUTE),
    "LI-5": Duration(12 * DAY, 0.9), "LI-6": Duration(45 * MINUTE),
    "LC-2": Duration(30 * MINUTE), "LC-3": Duration(120 * MINUTE, 0.8), "LC-4": Duration(20 * MINUTE),
    "LC-5": Duration(8 * DAY, 0.9), "LC-6": Duration(40 * MINUTE),
    "SU-2": Duration(35 * MINUTE), "SL-1": Duration(60 * MINUTE), "SL-2": Duration(3 * DAY, 0.9),
    "SL-3": Duration(150 * MINUTE, 0.5),
}
CORRECTED_IN, FINISHED_IN = Duration(3 * DAY, 1.2), Duration(20, 0.6)
SENT_BACK = {
    "ID-8": 0.24, "EP-2": 0.22, "EP-3": 0.14, "LI-2": 0.26, "LI-3": 0.18, "LC-2": 0.22, "LC-3": 0.15,
    "SU-2": 0.2,
}
GIVEN_UP = {"LI-5": 0.12, "LC-5": 0.08, "SL-2": 0.2}   # 4 % in corrections
IN_CORRECTION = 0.04
LAPSES_AFTER = {"LI-5": 120 * DAY, "LC-5": 90 * DAY}
INACTIVE = 60 * DAY
NOT_AGREED = 0.42
REASONS = (("missing_document", 0.48), ("wrong_data", 0.37), ("other", 0.15))
CONTRACT_REASONS = (("contract", 0.4), ("missing_document", 0.4), ("other", 0.2))
YEARS = ((1396, 0.75), (1397, 0.85), (1398, 0.92), (1399, 0.98), (1400, 1.08), (1401, 1.17))
SEASON = Season(
    months=(0.72, 1.24, 1.06, 1.0, 0.95, 0.93, 0.98, 1.0, 1.0, 1.0, 1.05, 1.3),
    weekdays=(1.15, 1.06, 1.0, 1.0, 0.95, 1.2, 0.8),
    hours=(
        1, 0.5, 0.3, 0.2, 0.2, 0.3, 0.8, 2.5, 6, 8, 8.5, 8,
        7, 5.5, 4, 3, 2.6, 2.6, 2.6, 2.8, 3, 3, 2.6, 1.8,
    ),
    holiday=0.45,
    years=YEARS,
)


@cache
def flows() -> dict[str, Flow]:
    """The simulated services: the steps and moves of the workflow rows, with our times and chances."""
    return {code: _flow(code) for code in FIRST}


def _flow(service: str) -> Flow:
    rows = [row for row in desk_workflows.listed("steps") if row["service"] == service]
    side = desk_workflows.sides()
    steps = {row["code"]: _step(row, side[row["code"]]) for row in rows}
    return Flow(service, FIRST[service], _reached(steps, FIRST[service]), PATIENCE)


def _step(row: dict[str, str], side: str) -> Step:
    code = row["code"]
    default = FINISHED_IN if side == "system" else CORRECTED_IN
    waits = row["kind"] == "correction" or code in GIVEN_UP
    return Step(
        code,
        TAKES.get(code, default),
        _moves(code, row["kind"], side),
        row["role"] if side == "organisation" else None,
        LAPSES_AFTER.get(code, INACTIVE),
        Move("end", 1, None, "closed", "inactivity") if waits else None,
    )


def _moves(code: str, kind: str, side: str) -> tuple[Move, ...]:
    """The moves of the workflow rows with their chances; patience and lapsing bring the others."""
    rows = [row for row in desk_workflows.listed("moves") if row["step"] == code]
    next_of = {row["outcome"]: row["next"] or None for row in rows}
    if code == "SL-1":
        return (Move("end", 1 - NOT_AGREED, None, "approved"), Move("reject", NOT_AGREED, next_of["reject"]))
    if kind == "end" or code == "SL-3":
        return (Move("end", 1, None, "approved"),)
    leaves = GIVEN_UP.get(code, IN_CORRECTION if kind == "correction" else 0) if side == "applicant" else 0
    back = SENT_BACK.get(code, 0.0)
    found = [Move("approve", 1 - back - leaves, next_of["approve"])]
    if back:
        reasons = CONTRACT_REASONS if code in ("LI-3", "LC-3") else REASONS
        found.append(Move("return", back, next_of["return"], reasons=reasons))
    if leaves:
        found.append(Move("withdraw", leaves, None, "withdrawn", "withdrawn"))
    return tuple(found)


def _reached(steps: dict[str, Step], first: str) -> dict[str, Step]:
    """The steps that a registered request can come to."""
    found: dict[str, Step] = {}
    ahead = [first]
    while ahead:
        code = ahead.pop()
        if code not in found:
            found[code] = steps[code]
            ahead += [move.next for move in steps[code].moves if move.next is not None]
    return {code: step for code, step in steps.items() if code in found}
