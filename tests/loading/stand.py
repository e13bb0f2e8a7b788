"""Databases to load into and files to load: what the tests of loads share."""

import csv
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sqlalchemy import text

from data_access.database import Database
from data_access.loading.importing import import_files
from data_access.loading.refusals import Report

TODAY = date(2026, 6, 1)
PARKS = ("name_fa", "province_code", "kind", "state_owned", "specialised", "position_basis")
PARK = ("شکوهیه", "قم", "شهرک صنعتی", "بله", "خیر", "town")
PLOTS = ("id", "park.province_code", "park.name_fa", "park.kind", "status", "area_m2", "since")
PLOT = ("1", "قم", "شکوهیه", "park", "assigned", "1250.5", "1401/02/03")


class Place:
    """A database of this test, and a folder for its files."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def csv(self, name: str, header: Sequence[str], *rows: Sequence[Any]) -> Path:
        path = self.folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        return path

    def xlsx(self, name: str, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        path = self.folder / f"{name}.xlsx"
        book.save(path)
        book.close()
        return path

    def load(self, *paths: Path, **said: Any) -> Report:
        return import_files(
            self.url, paths, "steward", folder=self.folder / "staging", today=TODAY, **said
        )

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        with closing(Database.at(self.url)) as database:
            return [tuple(row) for row in database.fetch(text(question))]


def rules(report: Report) -> list[tuple[int, str, str]]:
    """Row, column and rule of each refusal."""
    return [(each.row, each.column, each.rule) for each in report.refusals]
