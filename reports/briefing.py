"""One page about one province for whoever travels there: figures, utilities, the desk, what changed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from common.errors import BadSelection, Forbidden, UnknownPlace
from common.period import Period
from common.tehran import day_of
from data_access.database import Database
from data_access.schema.land import UTILITIES
from metrics import attention, compute, parks, reach, registry
from metrics.compare.ranking import Ranked, ranking
from metrics.compute import Reading
from metrics.desk import backlog
from metrics.desk.backlog import Backlog
from metrics.desk.selection import Selection
from metrics.indicator import Better
from metrics.parks import State
from metrics.remarks import change_is_simulated
from metrics.scope import Rights, Scope
from reports import contested as contesting
from reports.board import credit, of_period
from reports.contested import Contested
from reports.filled import Asking
from reports.headlines import measured
from reports.model import Measured
from reports.words import Words, plain

HEADLINES = (
    "parks_operating", "land_added_ha", "industrial_land_added_ha", "contracts_signed", "land_assigned_ha",
    "units_operating", "units_commissioned", "employment", "water_added_lps", "power_added_mw",
)
DESK = ("requests_submitted", "requests_decided", "waiting_days_median", "decided_in_time_pct")
NAMED = 6           # parks named for each utility; the others are counted
SHORT_NAME = 28     # letters of a park's name on a page that must stay one page
MOST = 4            # lines of changes and of contested figures


@dataclass(frozen=True)
class Utility:
    """How many of the parks that have land have it, and which lack it."""

    key: str
    have: int
    parks: int
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class Briefing:
    """What stands on the page."""

    name: str
    province: str
    province_name: str
    language: str
    period: Period
    figures: tuple[Measured, ...]
    utilities: tuple[Utility, ...] | None       # None: the parks are not open to this reader
    ranks: tuple[Ranked | None, ...]            # of the figures among the provinces; None = not ranked
    desk: tuple[Measured, ...]
    open: Backlog
    changes: tuple[str, ...]
    contested: tuple[str, ...]
    as_of: date | None
    simulated: bool
    made_on: date
    credit: str


def briefing(
    province: str, period: Period, rights: Rights, database: Database, language: str = "fa",
    contested: Contested = (),
) -> Briefing:
    """The page of a province. A deputy gets that of an own province only.

    Raises Forbidden, UnknownPlace, BadPeriod, DataUnavailable.
    """
    own = of_period(period)
    scope = Scope(own, rights, frozenset({province}))
    rights.check_may("make_papers")
    scope.check_provinces()
    scope.detail_provinces()    # raises Forbidden for another's province
    reached = reach.reach(database)
    reached.check(own)
    asking = Asking(own, rights, database, Words(language))
    found = compute.readings((*HEADLINES, *DESK), scope, database)
    figures = tuple(measured(reading, asking) for reading in found)
    return Briefing(
        f"briefing-{province}-{str(period).replace('/', '-')}", province, _name(province, asking), language,
        own, figures[: len(HEADLINES)], _utilities(scope, database, language),
        tuple(_rank(code, province, asking) for code in HEADLINES), figures[len(HEADLINES) :],
        backlog.backlog(Selection(scope), database),
        _changes(found[: len(HEADLINES)], province, asking.words),
        tuple(contesting.listed(contested, asking, frozenset({province}))), reached.last_day,
        reached.simulated, day_of(datetime.now(UTC).replace(tzinfo=None)), credit(language),
    )


def _name(province: str, asking: Asking) -> str:
    for place in reach.provinces(asking.database):
        if place.key == province:
            return asking.words.place(place)
    raise UnknownPlace(
        f"استان «{province[:20]}» در پایگاه داده نیست؛ استان دیگری برگزینید.",
        f"The database has no province {province[:20]!r}: choose another.",
    )


def _rank(code: str, province: str, asking: Asking) -> Ranked | None:
    """The place among the provinces with its interval, where one way is better and chance can be told."""
    if registry.get(code).better is Better.NEUTRAL:
        return None
    try:
        found = ranking(code, Scope(asking.period, asking.rights), asking.database).of(province)
    except BadSelection:
        return None
    return found if found.rank is not None and found.rank_low is not None else None


def _utilities(scope: Scope, database: Database, language: str) -> tuple[Utility, ...] | None:
    """Of the parks that have land at the end of the period."""
    try:
        rows = parks.register(scope, database).to_dict("records")
    except Forbidden:
        return None
    landed = [row for row in rows if row["state"] != State.APPROVED]
    named = "name_fa" if language == "fa" else "name_en"
    return tuple(
        Utility(name, sum(bool(row[name]) for row in landed), len(landed),
                tuple(short(row[named] or row["name_fa"]) for row in landed if not row[name]))
        for name in UTILITIES
    )


def short(name: object) -> str:
    """A name that leaves room for the others on the page."""
    text = plain(name)
    return text if len(text) <= SHORT_NAME else f"{text[:SHORT_NAME]}…"


def _changes(readings: list[Reading], province: str, words: Words) -> tuple[str, ...]:
    """The largest changes since last year; from a generated figure none is news."""
    told = [reading for reading in readings if not change_is_simulated(reading, province)]
    since = words.period(readings[0].period.year_before())
    return tuple(
        words.say("briefing.more" if change.percent > 0 else "briefing.less", title=words.title(change.code),
                  percent=words.number(abs(change.percent), "%"), since=since)
        for change in attention.changes(told, MOST)
    )
