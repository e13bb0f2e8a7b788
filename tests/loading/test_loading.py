"""Files of the organisation's own tables: added, changed, removed, left as they are, on both engines."""

import pytest

from data_access.loading.refusals import Counted
from tests.loading.stand import PARK, PARKS, PLOT, PLOTS, Place, rules


def test_new_rows_are_added_and_refer_to_each_other(place: Place) -> None:
    report = place.load(place.csv("park", PARKS, PARK), place.csv("plot", PLOTS, PLOT))
    assert () == report.refusals
    assert {"park": Counted(added=1), "plot": Counted(added=1)} == report.entities
    question = "SELECT name_fa, province_code, p.id, area_m2 FROM plot p JOIN park k ON k.id = p.park_id"
    assert [("شکوهیه", "IR-25", 1, 1250.5)] == place.rows(question)


def test_the_same_file_again_changes_nothing(place: Place) -> None:
    files = place.csv("park", PARKS, PARK), place.csv("plot", PLOTS, PLOT)
    place.load(*files)
    again = place.load(*files)
    assert (0, None) == (again.changes, again.load)
    assert [(1,)] == place.rows("SELECT count(*) FROM load")


def test_a_changed_row_keeps_its_key_and_its_past(place: Place) -> None:
    place.load(place.csv("park", PARKS, PARK), place.csv("plot", PLOTS, PLOT))
    changed = (*PARK[:3], "خیر", *PARK[4:])
    report = place.load(place.csv("park", PARKS, changed), reason="اصلاح مالکیت")
    assert {"park": Counted(changed=1)} == report.entities
    assert [(1, False)] == place.rows("SELECT id, state_owned FROM park")
    assert [("park", "1")] == place.rows("SELECT entity, row_id FROM row_change WHERE entity = 'park'")
    assert [(1,)] == place.rows("SELECT count(*) FROM plot")


def test_a_change_needs_a_reason(place: Place) -> None:
    place.load(place.csv("park", PARKS, PARK))
    changed = place.csv("park", PARKS, (*PARK[:3], "خیر", *PARK[4:]))
    assert [(0, "", "reason")] == rules(place.load(changed))
    assert [(True,)] == place.rows("SELECT state_owned FROM park")


def test_a_complete_file_removes_what_it_lacks(place: Place) -> None:
    second = ("2", *PLOT[1:])
    place.load(place.csv("park", PARKS, PARK), place.csv("plot", PLOTS, PLOT, second))
    report = place.load(place.csv("plot", PLOTS, second), complete=["plot"], reason="حذف تکراری")
    assert {"plot": Counted(removed=1, unchanged=1)} == report.entities
    assert [(2,)] == place.rows("SELECT id FROM plot")
    assert [("1",)] == place.rows("SELECT row_id FROM row_change WHERE entity = 'plot'")


def test_what_is_still_referred_to_is_not_removed(place: Place) -> None:
    other = ("سلفچگان", *PARK[1:])
    place.load(place.csv("park", PARKS, PARK, other), place.csv("plot", PLOTS, PLOT))
    report = place.load(place.csv("park", PARKS, other), complete=["park"], reason="حذف")
    assert [(0, "id", "still_used")] == rules(report)
    assert "plot.park_id × 1" == report.refusals[0].detail
    assert [(2,)] == place.rows("SELECT count(*) FROM park")


def test_parents_and_children_are_removed_together(place: Place) -> None:
    other = ("سلفچگان", *PARK[1:])
    second = ("2", PLOT[1], "سلفچگان", *PLOT[3:])
    place.load(place.csv("park", PARKS, PARK, other), place.csv("plot", PLOTS, PLOT, second))
    files = place.csv("park", PARKS, other), place.csv("plot", PLOTS, second)
    report = place.load(*files, complete=["park", "plot"], reason="حذف")
    assert dict.fromkeys(("park", "plot"), Counted(removed=1, unchanged=1)) == report.entities
    assert [(2, "سلفچگان")] == place.rows("SELECT p.id, name_fa FROM plot p JOIN park k ON k.id = p.park_id")


def test_a_dry_run_tells_and_writes_nothing(place: Place) -> None:
    report = place.load(place.csv("park", PARKS, PARK), dry_run=True)
    assert ({"park": Counted(added=1)}, None) == (report.entities, report.load)
    assert [(0,)] == place.rows("SELECT count(*) FROM park")


def test_one_wrong_row_refuses_all(place: Place) -> None:
    wrong = ("2", *PLOT[1:5], "1,250", "3/2/1401")
    report = place.load(place.csv("park", PARKS, PARK), place.csv("plot", PLOTS, PLOT, wrong))
    assert [(3, "area_m2", "comma"), (3, "since", "date_order")] == rules(report)
    assert [(0,)] == place.rows("SELECT count(*) FROM park")


def test_references_are_found_in_the_database_by_any_spelling(place: Place) -> None:
    place.load(place.csv("park", PARKS, ("شهرك‌ صنعتي كاوه", "مركزي", *PARK[2:])))
    plot = ("1", "استان مرکزی", "شهرک صنعتی  کاوه", *PLOT[3:])
    assert () == place.load(place.csv("plot", PLOTS, plot)).refusals


def test_references_to_nothing_are_told(place: Place) -> None:
    report = place.load(place.csv("plot", PLOTS, PLOT))
    assert [(2, "park.kind", "unknown_reference")] == rules(report)


def test_the_same_key_twice_is_told_with_the_first(place: Place) -> None:
    report = place.load(place.csv("park", PARKS, PARK, ("شكوهيه", *PARK[1:])))
    assert [(3, "kind", "twice", "2")] == [(*each, report.refusals[0].detail) for each in rules(report)]


def test_a_workbook_has_a_sheet_for_each_table(place: Place) -> None:
    book = place.xlsx("all", {"plot": [PLOTS, PLOT], "شهرک و ناحیه": [PARKS, PARK], "راهنما": [["هر چه"]]})
    assert {"park": Counted(added=1), "plot": Counted(added=1)} == place.load(book).entities


@pytest.mark.parametrize(("said", "days"), [
    ({}, [(None, None)]),
    ({"plot": "1401"}, [("2022-03-21", "2023-03-20")]),
    ({"*": "1390/"}, [("2011-03-21", None)]),
])
def test_what_rows_cover_is_said_and_never_guessed(
    place: Place, said: dict[str, str], days: list[tuple[str | None, str | None]]
) -> None:
    place.load(place.csv("park", PARKS, PARK))
    report = place.load(place.csv("plot", PLOTS, PLOT), covers=said)
    found = place.rows("SELECT first_day, last_day FROM coverage WHERE entity = 'plot'")
    assert days == [(*(None if day is None else str(day) for day in row),) for row in found]
    assert (not said) == bool(report.notes)
