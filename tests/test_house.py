"""The rules of the house that no linter knows: size, names, what a page may hold, what no file may name."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = (
    "dashboard.py", "pages", "ui", "web", "api", "reports", "exports", "metrics", "geo", "data_access",
    "simulation", "common", "benchmarks",
)
GENERATED = "migrations/versions"
MODULE_LINES, FUNCTION_LINES = 200, 25
EMPTY_NAMES = ("manager", "helper", "service", "util", "utils", "misc")
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
# Put together here so that this file does not hold what it looks for.
ELSEWHERE = ["/" + name + "/" for name in ("work", "farm", "root")] + ["../" + "shared"]
SILENCED = ["pytest.mark." + "skip", "pytest.mark." + "xfail", "pytest." + "skip(", "pragma: " + "no cover"]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")) if (ROOT / room).is_dir() else [ROOT / room]:
            if GENERATED not in path.as_posix() and path.exists():
                yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    is_docstring = ast.get_docstring(function) is not None
    return lines - ((first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0)


def calculates_or_catches(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp | ast.AugAssign):
        return isinstance(node.op, ARITHMETIC)
    return isinstance(node, ast.Try)


def tracked() -> list[str]:
    """Files that git knows or would take, as paths from the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    return [name for name in listed if (ROOT / name).is_file()]


def holding(words: list[str]) -> list[str]:
    """`file: word` for every tracked text file that holds one of the words."""
    found = []
    for name in tracked():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name}: {word}" for word in words if word in text]
    return found


def test_every_module_says_what_it_is_for() -> None:
    assert [] == [str(path) for path, tree in modules() if not ast.get_docstring(tree)]


def test_modules_stay_short() -> None:
    counted = {str(path): len((ROOT / path).read_text("utf-8").splitlines()) for path, _ in modules()}
    assert {} == {path: lines for path, lines in counted.items() if lines > MODULE_LINES}


def test_functions_stay_short() -> None:
    counted = {f"{path}:{each.name}": length(each) for path, tree in modules() for each in functions(tree)}
    assert {} == {name: lines for name, lines in counted.items() if lines > FUNCTION_LINES}


def test_names_are_words_of_the_office() -> None:
    classes = [
        f"{path}:{node.name}" for path, tree in modules() for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.lower().endswith(EMPTY_NAMES)
    ]
    assert [] == classes + [str(path) for path, _ in modules() if path.stem in EMPTY_NAMES]


def test_pages_hold_no_arithmetic_and_catch_nothing() -> None:
    nodes = [(path, node) for path, tree in modules() if path.parts[0] == "pages" for node in ast.walk(tree)]
    assert [] == [f"{path}: {ast.unparse(node)}" for path, node in nodes if calculates_or_catches(node)]


def test_no_file_names_a_place_of_one_machine() -> None:
    assert [] == holding(ELSEWHERE)


def test_nothing_is_skipped_or_silenced() -> None:
    assert [] == holding(SILENCED)
