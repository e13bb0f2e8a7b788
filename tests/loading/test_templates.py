"""Templates: every column is explained, and an example of the demo loads as it stands."""

from pathlib import Path

import openpyxl
import pytest

from data_access.database import Database
from data_access.loading import example, guidance, template, titles
from data_access.loading.entities import ENTITIES
from data_access.loading.sheets import headers
from data_access.place_names import normalise
from tests.loading.stand import Place

SOME = ("contract", "request_step", "workflow_move", "cluster_reading")


def test_every_column_says_what_it_means_and_how_it_is_written() -> None:
    notes = {
        f"{entity.name}.{column.code}": guidance.note(entity, column)
        for entity in ENTITIES.values() for column in entity.columns
    }
    assert [] == [name for name, note in notes.items() if len(note.splitlines()) < 3 or "{" in note]


def test_what_an_empty_cell_means_is_told_where_the_schema_tells_it() -> None:
    told = titles.help_texts()
    known = told["meaning"].keys() | told["reference"].keys()
    silent = [
        f"{table.name}.{column.name}"
        for table in (entity.table for entity in ENTITIES.values()) for column in table.c
        if "empty =" in (column.comment or "") and column.name not in known
    ]
    assert [] == silent


def test_headings_are_read_back_as_the_columns_they_stand_for(tmp_path: Path) -> None:
    template.write_workbook(template.of(), tmp_path / "all.xlsx")
    book = openpyxl.load_workbook(tmp_path / "all.xlsx", read_only=True)
    for entity in ENTITIES.values():
        head = next(book[entity.name].iter_rows(max_row=1, values_only=True))
        found = [headers(entity)[normalise(str(cell).removesuffix(" *"))].code for cell in head]
        assert [column.code for column in entity.columns] == found
    book.close()


def test_a_template_offers_choices_and_notes_from_right_to_left(tmp_path: Path) -> None:
    template.write_workbook(template.of(["park"]), tmp_path / "park.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "park.xlsx")["park"]
    assert sheet.sheet_view.rightToLeft
    assert {"نام *", "کد استان *"} <= {str(cell.value) for cell in sheet[1]}
    assert all(cell.comment is not None for cell in sheet[1])
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert ['"شهرک صنعتی,ناحیهٔ صنعتی"', '"بله,خیر"'] == [lists[1], lists[2]]


def test_labels_of_choices_are_understood_and_name_one_value_each() -> None:
    fields = [column.field for entity in ENTITIES.values() for column in entity.columns]
    assert [] == [field.name for field in fields if len(set(guidance.labels(field))) < len(field.values)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_example_of_the_demo_loads_as_it_stands(
    place: Place, demo: Database, tmp_path: Path, kind: str,
) -> None:
    """Rows that others name come along; what is loaded is what the demo has."""
    made = template.of(example.closure(SOME), example.rows(demo, SOME, 6))
    if kind == "csv":
        paths = template.write_csvs(made, tmp_path / "example")
    else:
        template.write_workbook(made, tmp_path / "example.xlsx")
        paths = [tmp_path / "example.xlsx"]
    report = place.load(*paths, simulated=True)
    assert () == report.refusals
    assert {name: len(rows) for name, rows in made.rows.items()} == {
        name: counted.added for name, counted in report.entities.items()
    }
    again = Database.at(place.url)
    assert made.rows == example.rows(again, SOME, 6)
    again.close()


def test_every_table_of_the_demo_has_an_example_that_loads(embedded: Place, demo: Database) -> None:
    made = template.of((), example.rows(demo, list(ENTITIES), 3))
    filled = [entity.name for entity in made.entities if made.rows[entity.name]]
    paths = template.write_csvs(template.of(filled, made.rows), embedded.folder / "all")
    assert () == embedded.load(*paths, simulated=True).refusals
    assert len(ENTITIES) - 5 <= len(filled)
