"""The organisation itself: disputes, companies, booklets, systems, staff, letters and meetings."""

from typing import Any

from common.period import Period
from data_access import report
from data_access.demo import events
from data_access.demo.world import YEAR, World, share_out
from data_access.schema import legal
from data_access.schema import organisation as tables

BEFORE_CHANGE = Period(Period.of_year(1398).start, Period.of_year(1399).start)
SYSTEMS = {"created": "created", "amended": "amended"}
REPORTS = {
    "company_performance": "company_performance_reports",
    "board_meetings": "board_meeting_reports",
    "article_44": "article44_reports",
}
COURSE_NUMBERS = {"participants": "participants", "managers": "managers_among_participants", "hours": "hours"}


def make(world: World) -> None:
    """Needs the provinces and the operating units."""
    _legal(world)
    _companies(world)
    _systems(world)
    _staff(world)


def _legal(world: World) -> None:
    """Contracts in proportion to the area of each outcome; some area has no printed outcome."""
    source = world.source("ch4 4-3", "حل اختلاف", "Dispute settlement")
    code = "dispute_area_handled_ha"
    areas: dict[str | None, float] = {name: report.value(code, category=name) for name in legal.OUTCOMES}
    whole = report.value(code)
    areas[None] = whole - sum(areas.values())
    contracts = events.printed("dispute_contracts_handled")
    counts = [round(contracts * area / whole) for area in areas.values()]
    counts[0] += contracts - sum(counts)
    for (outcome, area), count in zip(areas.items(), counts, strict=True):
        shares = share_out(world.rng(f"disputes {outcome}"), area * 10_000, count, 0.8)
        events.put(
            world,
            legal.dispute_case,
            "handled_on",
            count,
            source,
            name=str(outcome),
            outcome=outcome,
            area_m2=shares,
        )
    events.put(world, legal.hearing, "held_on", events.printed("legal_hearings"), source)
    for table in (legal.dispute_case, legal.hearing):
        world.cover(table, YEAR.start)


def _companies(world: World) -> None:
    """The provincial companies, their assemblies, the reports on them and the changes of their boards."""
    source = world.source("ch4 4-5", "امور مجامع و شرکت‌ها", "Assemblies and companies")
    codes = sorted(events.weights(world))
    long_ago = Period(Period.of_year(1376).start, Period.of_year(1392).start)
    events.put(
        world, tables.provincial_company, "founded_on", len(codes), source, long_ago, province_code=codes
    )
    world.cover(tables.provincial_company, YEAR.start)
    _assemblies(world, source, codes)
    _reports(world, source, codes)
    events.put(world, tables.board_change, "prepared_on", events.printed("board_changes"), source)
    for table in (tables.general_assembly, tables.company_report, tables.board_change):
        world.cover(table, YEAR.start)


def _assemblies(world: World, source: int, codes: list[str]) -> None:
    """At most one general assembly of a company on each subject, all in the summer of 1401."""
    for subject in tables.SUBJECTS:
        count = events.printed("general_assemblies", category=subject)
        events.put(
            world, tables.general_assembly, "held_on", count, source, Period.parse("1401-S2"),
            name=subject, subject=subject, province_code=codes[:count],
        )


def _reports(world: World, source: int, codes: list[str]) -> None:
    """Reports on companies as many as printed; those on performance are each of one province."""
    for kind, code in REPORTS.items():
        count = events.printed(code)
        where = codes[:count] if kind == "company_performance" else [None] * count
        events.put(
            world, tables.company_report, "prepared_on", count, source,
            name=kind, kind=kind, province_code=where,
        )


def _systems(world: World) -> None:
    """Booklets and devices of 1401; indicators, permits, statuses and modules as they stand at its end."""
    source = world.source("ch4 4-1-3", "آمار و فناوری اطلاعات", "Statistics and information technology")
    _booklets_and_devices(world, source)
    indicators = int(report.value("booklet_indicators"))
    events.put(world, tables.booklet_indicator, "since", indicators, source, BEFORE_CHANGE)
    permits = int(report.value("national_permit_portal_permits"))
    events.put(world, tables.national_permit, "connected_on", permits, source)
    _plot_statuses(world, source)
    _modules(world, source)
    for table in (tables.booklet_indicator, tables.national_permit, tables.plot_status, tables.portal_module):
        world.cover(table, YEAR.last_day)


def _booklets_and_devices(world: World, source: int) -> None:
    """Booklets published and devices bought in 1401, as many of each kind as printed."""
    for kind in tables.BOOKLETS:
        count = events.printed("booklets_published", category=kind)
        events.put(world, tables.booklet, "published_on", count, source, name=kind, kind=kind)
    for kind in tables.DEVICES:
        count = events.printed("it_equipment_bought", category=kind)
        events.put(world, tables.device, "bought_on", count, source, name=kind, kind=kind)
    for table in (tables.booklet, tables.device):
        world.cover(table, YEAR.start)


def _plot_statuses(world: World, source: int) -> None:
    """The statuses a plot could have before the change of 1401, and those it can have since."""
    before, after = (
        int(report.value("mis_plot_statuses", category=c)) for c in ("before_change", "after_change")
    )
    change = Period.parse("1401-07")
    events.put(world, tables.plot_status, "since", before, source, BEFORE_CHANGE, until=change.start)
    events.put(world, tables.plot_status, "since", after, source, change, since=change.start)


def _modules(world: World, source: int) -> None:
    """Modules of the portal: those created or amended in 1401, and those that were there before."""
    for row in report.table("4_eservice_modules"):
        state = next((state for word, state in SYSTEMS.items() if word in row["status_1401"]), "in_portal")
        when = BEFORE_CHANGE if state == "in_portal" else YEAR
        events.put(
            world, tables.portal_module, "since", 1, source, when,
            simulated=False, name_fa=row["name_fa"], name_en=row["name_en"], state=state,
        )


def _staff(world: World) -> None:
    """Courses of the staff, letters, and rounds of welfare in 1401."""
    _staff_courses(world)
    source = world.source("ch4 table 62", "مکاتبات", "Correspondence")
    for direction in tables.DIRECTIONS:
        count = events.printed("letters_registered", category=direction)
        events.put(world, tables.letter, "registered_on", count, source, name=direction, direction=direction)
    events.put(world, tables.welfare_round, "given_on", events.printed("welfare_rounds"), source)
    for table in (tables.staff_course, tables.letter, tables.welfare_round):
        world.cover(table, YEAR.start)


def _staff_courses(world: World) -> None:
    """The courses of the staff as printed, each on a day of 1401."""
    source = world.source("ch4 table 61", "آموزش کارکنان", "Staff training")
    printed = report.table("4_training_courses")
    numbers: dict[str, Any] = {
        name: [int(row[column]) for row in printed] for name, column in COURSE_NUMBERS.items()
    }
    events.put(
        world, tables.staff_course, "held_on", len(printed), source, simulated=False,
        code=[f"course_{int(row['row_no']):02}" for row in printed],
        name_fa=[row["course_fa"] for row in printed], name_en=[row["course_en"] for row in printed],
        **numbers,
    )
