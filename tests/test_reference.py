"""A program of the reference environment is asked in JSON, and says what went wrong."""

import math
from pathlib import Path

import pytest

from tests.reference import ask

PROGRAM = """
from tests.reference import reply

def answer(data):
    print("on the way")
    return [data["number"] * 2, float("inf"), data["word"]]

if __name__ == "__main__":
    reply(answer)
"""


def program(folder: Path, text: str) -> Path:
    path = folder / "program.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_data_go_in_and_the_answer_comes_out(tmp_path: Path) -> None:
    assert [42, math.inf, "کارتابل"] == ask(program(tmp_path, PROGRAM), {"number": 21, "word": "کارتابل"})


def test_a_program_that_fails_is_heard(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"program.py failed:(.|\n)*KeyError: 'number'"):
        ask(program(tmp_path, PROGRAM), {})


def test_the_reference_programs_are_not_among_our_packages() -> None:
    root = Path(__file__).parent.parent
    ours = "".join((root / name).read_text("utf-8") for name in ("requirements.txt", "requirements-dev.txt"))
    assert ("lifelines" in ours, "pm4py" in ours) == (False, False)
