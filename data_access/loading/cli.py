"""`python -m data_access import FILE...`: loads the organisation's own tables, or tells why it does not."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tqdm import tqdm

from common.settings import settings
from common.wording import digits

if TYPE_CHECKING:
    from data_access.loading.refusals import Report

SHOWN = 40   # refusals that a terminal is told; --report has all that were kept
WORDS = {"reading": "خواندن / reading", "writing": "نوشتن / writing"}
COUNTED = (
    ("added", "افزوده", "added"), ("changed", "عوض‌شده", "changed"), ("removed", "حذف‌شده", "removed"),
    ("unchanged", "بی‌تغییر", "unchanged"),
)
LOADED, REFUSED = 0, 1   # 2 = could not even be tried


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser(
        "import", help="بارگذاری جدول‌های سازمان / load the organisation's own tables from CSV or XLSX"
    )
    command.add_argument("files", nargs="+", type=Path, metavar="FILE",
                         help="CSV (UTF-8, named after its table) or XLSX (a sheet for each table)")
    command.add_argument("--entity", default="", metavar="NAME",
                         help="table of a file whose name does not tell")
    command.add_argument("--complete", action="append", default=[], metavar="NAME",
                         help="the files hold ALL rows of this table: missing ones are removed")
    command.add_argument("--covers", action="append", default=[], metavar="NAME=1401",
                         help="from when to when rows are complete: plot=1401, plot=1390/1401, *=1390/")
    command.add_argument("--reason", default="", metavar="TEXT", help="why rows are changed or removed")
    command.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    command.add_argument("--simulated", action="store_true", help="the rows are generated, not recorded")
    command.add_argument("--report", type=Path, metavar="OUT.xlsx", help="the files with faulty cells marked")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """0 = loaded, or would be; 1 = refused, nothing was changed."""
    from data_access.loading.audited import audited
    from data_access.loading.importing import import_files

    url = settings().loader_url or settings().database_url
    covers = dict(text.partition("=")[::2] for text in chosen.covers)
    with audited(chosen.files) as refused, _Bars() as bars:
        report = import_files(
            url, chosen.files, getpass.getuser(), chosen.reason, chosen.complete, chosen.dry_run,
            bars.advance, entity=chosen.entity, covers=covers, simulated=chosen.simulated,
        )
        if report.refusals:
            refused.append(f"{len(report.refusals) + report.more} faults")
    _tell(report)
    if chosen.report:
        from data_access.loading import refusal_book

        refusal_book.write(report, chosen.files, chosen.report)
    return REFUSED if report.refusals else LOADED


class _Bars:
    """One progress bar for each thing that is done, on a terminal's error stream."""

    def __init__(self) -> None:
        self._now: dict[str, tqdm] = {}

    def advance(self, what: str, rows: int) -> None:
        if what not in self._now:
            self.close()
            self._now[what] = tqdm(desc=WORDS[what], unit=" rows", unit_scale=True, disable=None)
        self._now[what].update(rows)

    def close(self) -> None:
        for bar in self._now.values():
            bar.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _tell(report: "Report") -> None:
    for name, one in report.entities.items():
        fa = "، ".join(f"{fa} {digits(str(getattr(one, key)), 'fa')}" for key, fa, _ in COUNTED)
        en = ", ".join(f"{en} {getattr(one, key)}" for key, _, en in COUNTED)
        print(f"{name}: {fa} / {en}")
    for language in ("fa", "en"):
        for refusal in report.refusals[:SHOWN]:
            print(refusal.line(language), file=sys.stderr)
    for sentences in (*report.notes, _end(report)):
        print(*sentences, sep="\n")


def _end(report: "Report") -> tuple[str, str]:
    """What became of it, in a sentence."""
    total = len(report.refusals) + report.more
    if total:
        fa = (f"پذیرفته نشد و چیزی عوض نشد؛ {digits(str(total), 'fa')} ایراد."
              " با --report همه را در پرونده‌های خود بگیرید.")
        en = (f"Refused, and nothing was changed: {total} faults."
              " --report OUT.xlsx marks them in your files.")
        return fa, en
    if report.dry_run:
        return "آزمایشی بود و چیزی نوشته نشد.", "A dry run: nothing was written."
    if report.load is None:
        return "همه چیز همان است که بود؛ چیزی نوشته نشد.", "Everything is there already: nothing was written."
    return (
        f"بارگذاری شد (شمارهٔ {digits(str(report.load), 'fa')}).",
        f"Loaded (number {report.load}).",
    )
