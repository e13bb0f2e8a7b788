"""Runs the races and writes docs/performance.md; `--help` lists the choices.

Each part keeps what it measured below var/races, so that parts can be run apart; the page is made of all.
"""

import argparse
from importlib import import_module

from benchmarks import results


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures and tells.")
    options.add_argument("--only", nargs="*", default=results.PARTS, choices=results.PARTS)
    options.add_argument("--page", action="store_true", help="only write the page of what is kept")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--engines", nargs="*", default=["DuckDB", "PostgreSQL"])
    options.add_argument("--database", default="", help="an existing demo on PostgreSQL")
    options.add_argument("--keep", default="", help="folder where logs of the desk stay for the next run")
    options.add_argument("--steps", type=sizes, default="1e5,1e6,1e7", help="sizes of the desk's log")
    options.add_argument("--rows", type=sizes, default="1e6", help="rows of exports and imports")
    options.add_argument("--memory", type=sizes, default="1e5,1e6,2e6", help="rows of exports, for memory")
    options.add_argument("--windows", type=sizes, default="1,10,50,200", help="readers at once")
    options.add_argument("--think", type=sizes, default="30,60", help="seconds of a reader's pauses")
    options.add_argument("--seconds", type=float, default=60.0, help="length of each load of readers")
    options.add_argument("--soak", type=float, default=0.0, help="minutes of the last load, told apart")
    asked = options.parse_args()
    for part in () if asked.page else asked.only:
        results.keep(part, import_module(f"benchmarks.{part}").tables(asked))
    results.write()


def sizes(words: str) -> list[int]:
    return [int(float(each)) for each in words.split(",")]


if __name__ == "__main__":
    main()
