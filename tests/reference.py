"""Asks a program of the reference environment (requirements-reference.txt) and gives its answer.

The tests compare our numbers with those of lifelines and pm4py. Both live in an environment of their own and
run as separate programs: data go in as JSON, the answer comes out as JSON, and nothing of ours imports them.

A program is a file that defines `answer(data)` and ends with
`if __name__ == "__main__": reply(answer)`; inside `answer` it takes what it needs by
`importlib.import_module("lifelines")`, so that collecting the tests does not need the package.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PYTHON = ROOT / ".venv-reference" / "bin" / "python"
SECONDS = 300   # a program that hangs is stopped


def ask(program: Path, data: Any) -> Any:
    """The answer of `program` to `data`; both anything JSON can hold (also NaN and Infinity).

    Raises AssertionError with the program's own words when it fails, or when its environment is not there.
    """
    assert PYTHON.exists(), "The reference programs are not installed: run scripts/setup reference."
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "MPLBACKEND": "Agg", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [str(PYTHON), str(program)], input=json.dumps(data), capture_output=True, text=True, encoding="utf-8",
        cwd=ROOT, env=surroundings, timeout=SECONDS, check=False,
    )
    assert done.returncode == 0, f"{program.name} failed:\n{done.stderr}"
    return json.loads(done.stdout)


def reply(answer: Callable[[Any], Any]) -> None:
    """Within a program: reads the data, answers; whatever is printed on the way goes to the error output."""
    with redirect_stdout(sys.stderr):
        answered = answer(json.load(sys.stdin))
    json.dump(answered, sys.stdout)
