"""Start-up events, insurance, documents of experience, theses and memoranda."""

from typing import Any

import numpy as np

from data_access import report
from data_access.demo import events
from data_access.demo.world import YEAR, World
from data_access.schema import startups as tables


def make(world: World) -> None:
    """Needs the operating units (for the weights of provinces)."""
    _events(world)
    _experience(world)
    source = world.source("ch3 table 57", "بیمه‌نامه‌ها", "Insurance policies")
    events.both(world, tables.insurance_policy, "issued_on", "insurance_policies", source)
    _theses(world)
    _memoranda(world)


def _events(world: World) -> None:
    source = world.source("ch3 table 56", "رویدادهای استارتاپی", "Start-up events")
    events.both(world, tables.startup_event, "held_on", "startup_events", source)
    made = world.frames["startup_event"]
    now = made["held_on"] >= YEAR.start
    for name, some, count in (
        ("before", made[~now], round(events.earlier("startup_ideas"))),
        ("now", made[now], events.printed("startup_ideas")),
    ):
        picked = some.set_index("id").loc[events.pick(world, f"ideas {name}", some["id"].to_numpy(), count)]
        events.put(
            world,
            tables.startup_idea,
            "supported_on",
            count,
            source,
            startup_event_id=picked.index.to_numpy(),
            supported_on=picked["held_on"].to_numpy(),
        )
    world.cover(tables.startup_idea, YEAR.start)


def _experience(world: World) -> None:
    source = world.source("ch3 table 58", "مستندسازی تجربه‌های کارآفرینی", "Documents of experience")
    code, kinds = "entrepreneurship_documents", np.array(tables.MEDIA)
    for when, count in ((events.BEFORE, round(events.earlier(code))), (YEAR, events.printed(code))):
        kind = events.pick(world, f"media {when}", kinds, count)
        events.put(world, tables.experience_document, "collected_on", count, source, when, kind=kind)
    world.cover(tables.experience_document, YEAR.start)


def _theses(world: World) -> None:
    """By degree in 1401; before that the degree is not printed."""
    source = world.source("ch3 tables 54, 55", "پایان‌نامه‌ها", "Theses")
    older = round(events.earlier("theses_supported", table_no="54"))
    events.put(world, tables.thesis, "signed_on", older, source, events.BEFORE)
    for degree in tables.DEGREES:
        count = events.printed("theses_supported", category=degree)
        events.put(world, tables.thesis, "signed_on", count, source, name=degree, degree=degree)
    world.cover(tables.thesis, YEAR.start)


def _memoranda(world: World) -> None:
    """Twelve are stated and eleven named."""
    source = world.source("ch3 3-13", "تفاهم‌نامه‌ها", "Memoranda")
    named = report.table("3_memoranda_1401")
    count = events.printed("memoranda_signed")
    names: dict[str, Any] = {
        name: ([row[name] for row in named] + [None] * count)[:count] for name in ("partner_fa", "partner_en")
    }
    events.put(world, tables.memorandum, "signed_on", count, source, **names)
    world.cover(tables.memorandum, YEAR.start)
