"""Deliberate faults in formulas and filters, each in a copy of the sources: does a test notice?

`python -m tests.mutations [word ...]` tries all, or those whose name holds one of the words.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from data_access.demo.build import build

DEMO = "demo.duckdb"
ROOT = Path(__file__).parent.parent
COPIED = ("common", "simulation", "data_access", "metrics", "geo", "tests", "assets", "pyproject.toml")
BASE, SOUND = "data_access/facts/base.py", "tests/soundness"


class NotThere(Exception):
    """The text that a fault changes is not, or not once, in its file: the list below must follow the code."""


@dataclass(frozen=True)
class Fault:
    """One wrong line, and the tests that should notice it."""

    name: str
    file: str
    right: str
    wrong: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    fault: Fault
    caught_by: str   # empty = it survived
    seconds: float


FAULTS = (
    Fault("the last day leaks into the next year", BASE, "day < SPINE.c.stop)", "day <= SPINE.c.stop)",
          (f"{SOUND}/test_boundaries.py",)),
    Fault("the first day is left out", BASE, "and_(day >= SPINE.c.start", "and_(day > SPINE.c.start",
          (f"{SOUND}/test_boundaries.py",)),
    Fault("what ended on the last day still stands", BASE, "end >= SPINE.c.stop", "end >= SPINE.c.start",
          (f"{SOUND}/test_boundaries.py",)),
    Fault("what begins the day after stands already", BASE, "begun = start < SPINE", "begun = start <= SPINE",
          (f"{SOUND}/test_boundaries.py",)),
    Fault("ended contracts are in force", "data_access/facts/units.py",
          'stock(contract, "signed_on", "ended_on")', 'stock(contract, "signed_on")',
          ("tests/indicators/test_contracts.py", "tests/test_derivations.py")),
    Fault("amounts of a year count in its months", BASE, ", SPINE.c.whole_year == 1)", ")",
          ("tests/indicators/test_budget.py", "tests/indicators/test_support_funds.py")),
    Fault("land of other kinds is land held", "data_access/facts/land.py",
          'LAND_HELD = _SO_FAR.only(land_event.c.kind == "added")', "LAND_HELD = _SO_FAR",
          ("tests/indicators/test_land.py", "tests/test_derivations.py")),
    Fault("rows without a park are lost", BASE, "park.c.id == entity.c.park_id, isouter=optional)",
          "park.c.id == entity.c.park_id)", ("tests/indicators/test_land.py", "tests/test_compute.py")),
    Fault("a join by province doubles rows", BASE, "park.c.id == entity.c.park_id, isouter=optional)",
          "park.c.id <= entity.c.park_id, isouter=optional)", (f"{SOUND}/test_joins.py",)),
    Fault("a thing with two rows counts twice", "metrics/formula.py",
          "func.count(case((chosen, of)).distinct())", "func.count(case((chosen, of)))",
          ("tests/indicators/test_effluent.py", "tests/indicators/test_deeds.py")),
    Fault("numerator and denominator are swapped", "metrics/formula.py",
          "cast(above, Double) * scale / func.nullif(cast(below, Double), 0.0)",
          "cast(below, Double) * scale / func.nullif(cast(above, Double), 0.0)",
          ("tests/test_derivations.py",)),
    Fault("percent in thousandths", "metrics/formula.py", "ratio(numerator, denominator, 100)",
          "ratio(numerator, denominator, 1000)", ("tests/test_derivations.py",)),
    Fault("what is unknown counts as 0 in a mean", "metrics/formula.py",
          "count(fact, of.is_not(None)))", "count(fact))", ("tests/test_derivations.py", "tests/indicators")),
    Fault("an unmeasured sum is 0", "metrics/formula.py", "else_=summed)", "else_=func.coalesce(summed, 0))",
          ("tests/test_compute.py",)),
    Fault("a share of nothing is 0", "metrics/formula.py",
          "return cast(above, Double) * scale / func.nullif(cast(below, Double), 0.0)",
          "return func.coalesce(cast(above, Double) * scale / func.nullif(cast(below, Double), 0.0), 0)",
          ("tests/test_compute.py",)),
    Fault("the days a table covers are ignored", "metrics/covered.py",
          "return or_(cover.c.entity.is_(None), and_(", "return or_(cover.c.entity == cover.c.entity, "
          "cover.c.entity.is_(None), and_(", (f"{SOUND}/test_plans.py", "tests/test_compute.py")),
    Fault("rows without a place leave empty provinces 0", "metrics/question.py",
          "if found.unplaced is not None:", "if found.unplaced is None and False:",
          ("tests/test_compute.py",)),
    Fault("the chosen provinces are ignored", "metrics/counting.py",
          'filters.append(fact.dimensions["province"].in_(sorted(self.scope.provinces)))', "pass",
          ("tests/test_compute.py", "tests/test_derivations.py")),
    Fault("achievement is capped at 100", "metrics/compute.py", "else self.value / self.plan * 100",
          "else min(100, self.value / self.plan * 100)", (f"{SOUND}/test_plans.py",)),
    Fault("a plan of any year will do", "metrics/plan.py",
          "and_(plan_target.c.jalali_year == SPINE.c.jalali_year, or_(", "and_(or_(",
          (f"{SOUND}/test_plans.py",)),
    Fault("waits that are still open are left out", "metrics/counting.py",
          "filters = [*self._filters(fact, narrowed), leaf.where]",
          "filters = [*self._filters(fact, narrowed), leaf.where, leaf.ended]",
          ("tests/test_waiting.py", "tests/test_derivations.py")),
    Fault("another column is summed", "metrics/catalog/investment.py",
          "formula=mean(UNITS_COMMISSIONED, operating_unit.c.investment_mirr)",
          "formula=mean(UNITS_COMMISSIONED, operating_unit.c.land_m2)", ("tests/test_derivations.py",)),
    Fault("shares of amounts known by half", "metrics/catalog/budget.py",
          "total(SCHEME_BUDGETS, _AGREED, _ALLOCATED.is_not(None), nothing=None)",
          "total(SCHEME_BUDGETS, _AGREED, nothing=None)", ("tests/indicators/test_budget.py",)),
    Fault("closed units are still served", "data_access/facts/environment.py",
          "        _STILL_OPEN,\n", "", ("tests/indicators/test_effluent.py", "tests/test_derivations.py")),
    Fault("scores do not weigh by participants", "metrics/catalog/training.py",
          "total(COURSES, training_course.c.reaction_score * training_course.c.participants)",
          "total(COURSES, training_course.c.reaction_score)",
          ("tests/indicators/test_training.py", "tests/test_derivations.py")),
)


def tried(fault: Fault, folder: Path) -> Outcome:
    """Puts the fault into the copy in `folder`, runs its tests until one fails, and takes it out again."""
    file = folder / fault.file
    right = file.read_text(encoding="utf-8")
    if right.count(fault.right) != 1:
        raise NotThere(f"{fault.name}: {fault.file} holds {fault.right!r} {right.count(fault.right)} times")
    file.write_text(right.replace(fault.right, fault.wrong), encoding="utf-8")
    begun = time.monotonic()
    try:
        return Outcome(fault, _first_failure(fault.tests, folder), time.monotonic() - begun)
    finally:
        file.write_text(right, encoding="utf-8")


def _first_failure(tests: tuple[str, ...], folder: Path) -> str:
    """The test that notices, on the embedded engine; empty = none does."""
    options = ["-x", "-q", "-k", "not postgresql", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command = [sys.executable, "-m", "pytest", *options, *tests]
    environment = os.environ | {"PYTHONPATH": str(folder), "TESTS_DEMO": str(folder / DEMO)}
    ran = subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True, encoding="utf-8"
    )
    failed = [line for line in ran.stdout.splitlines() if line.startswith("FAILED ")]
    if ran.returncode != 1 or not failed:
        return ""
    return failed[0].removeprefix("FAILED ").split(" - ")[0].removeprefix("tests/")


def main(words: list[str]) -> int:
    """Prints a line per fault; the exit status is 1 when one survives."""
    chosen = [fault for fault in FAULTS if not words or any(word in fault.name for word in words)]
    survived = 0
    with tempfile.TemporaryDirectory(prefix="mutations-") as name:
        folder = Path(name)
        _copy(folder)
        build(f"duckdb:///{folder / DEMO}", progress=False, desk=0.03)   # once: no fault is in what builds it
        for fault in chosen:
            outcome = tried(fault, folder)
            survived += not outcome.caught_by
            caught = outcome.caught_by or "SURVIVED"
            print(f"{fault.name:<52} {outcome.seconds:6.1f} s  {caught}", flush=True)
    print(f"{len(chosen) - survived} of {len(chosen)} faults are caught")
    return 1 if survived else 0


def _copy(folder: Path) -> None:
    leave = shutil.ignore_patterns("__pycache__", "screenshots", "*.duckdb", "browser")
    for name in COPIED:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, folder / name, ignore=leave)
        else:
            shutil.copy(here, folder / name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
