"""Runs every measurement and writes docs/performance.md; `python -m benchmarks --help` lists the choices."""

import argparse
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from benchmarks import browser, installation, memory, questions, timing
from tests.engines import new_database
from tests.postgresql import server
from tests.serving import ROOT, chromium

REPORT = ROOT / "docs" / "performance.md"
TARGETS = """Targets: first figures of the overview within 2 times the bare page; a question within 1.3 times
hand-written SQL; a second session under 20 MiB. Times are medians in seconds; ours and the yardstick took
turns in the same run. The yardstick of pages is a bare one-line Streamlit page, that of questions the same
number by hand-written SQL through the same driver."""


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks", description="Writes docs/performance.md.")
    options.add_argument("--rounds", type=int, default=5, help="rounds in the browser; questions take 3 each")
    options.add_argument("--sessions", type=int, default=5, help="sessions open at once")
    options.add_argument("--scales", type=int, nargs="*", default=[1, 10], help="sizes of the demo database")
    options.add_argument("--postgresql", action="store_true", help="ask the questions of PostgreSQL too")
    asked = options.parse_args()
    with TemporaryDirectory() as home:
        sections = [*pages(Path(home), asked), *times_of_questions(Path(home), asked)]
    text = "\n\n".join(["# Performance", timing.machine(), TARGETS, *sections])
    REPORT.write_text(text + "\n", "utf-8")
    print(f"{REPORT.relative_to(ROOT)} written on {platform.node()}")


def pages(home: Path, asked: argparse.Namespace) -> Iterator[str]:
    environment = installation.environment(home)
    for scale in asked.scales:
        installation.demo(environment["DATABASE_URL"], scale)
        with sync_playwright() as playwright:
            chrome = chromium(playwright)
            pairs = browser.measure(chrome, environment, asked.rounds)
            used = memory.measure(chrome, environment, asked.sessions)
        yield f"## Pages, scale {scale}\n\n" + timing.table(timing.HEADER, [pair.row() for pair in pairs])
        yield f"## Memory of the server, scale {scale}\n\n" + timing.table(memory.HEADER, used.rows())


def times_of_questions(home: Path, asked: argparse.Namespace) -> Iterator[str]:
    for scale in asked.scales:
        with databases(home, scale, asked.postgresql) as urls:
            for name, url in urls.items():
                installation.demo(url, scale)
                rows = [pair.row() for pair in questions.measure(url, asked.rounds * 3)]
                yield f"## Questions, {name}, scale {scale}\n\n" + timing.table(timing.HEADER, rows)


@contextmanager
def databases(home: Path, scale: int, with_postgresql: bool) -> Iterator[dict[str, str]]:
    embedded = {"DuckDB": f"duckdb:///{home}/questions_{scale}.duckdb"}
    if not with_postgresql:
        yield embedded
        return
    with server() as running, new_database(running, f"questions_{scale}") as url:
        yield {**embedded, "PostgreSQL": url}


if __name__ == "__main__":
    main()
