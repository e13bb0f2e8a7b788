"""Public relations: openings, news, meetings, outputs, audience and training."""

from common.period import Period
from data_access import report
from data_access.demo import events
from data_access.demo.world import YEAR, World, share_out
from data_access.schema import public_relations as tables

PEOPLE = 71  # in one course of ten hours: only the person-hours are printed
MEMBERS_SINCE = Period(Period.of_year(1396).start, YEAR.stop)


def make(world: World) -> None:
    """Needs the operating units (for the weights of provinces)."""
    source = world.source("ch4 4-4", "روابط عمومی", "Public relations")
    for kind in tables.OPENINGS:
        count = events.printed("projects_opened", category=kind)
        events.put(world, tables.project_opening, "opened_on", count, source, name=kind, kind=kind)
    _news(world, source)
    _meetings(world, source)
    for kind in tables.OUTPUTS:
        count = events.printed("pr_outputs", category=kind)
        events.put(world, tables.pr_output, "done_on", count, source, name=kind, kind=kind)
    members = int(report.value("pr_channel_members"))
    events.put(world, tables.channel_member, "joined_on", members, source, MEMBERS_SINCE)
    events.put(world, tables.pr_message, "sent_on", events.printed("pr_sms_sent"), source)
    hours = share_out(world.rng("pr"), report.value("pr_training_person_hours") / PEOPLE, 1)
    events.put(world, tables.pr_course, "held_on", 1, source, participants=PEOPLE, hours=hours)
    for table in (tables.project_opening, tables.pr_output, tables.pr_message, tables.pr_course):
        world.cover(table, YEAR.start)
    world.cover(tables.channel_member, YEAR.last_day)


def _news(world: World, source: int) -> None:
    """News of the day of small industries is part of what the channels published."""
    media, by_organisation, by_companies = tables.SMALL_INDUSTRY_DAY
    parts: dict[str, list[str | None]] = {channel: [] for channel in tables.CHANNELS}
    parts["in_the_media"] = [media] * events.printed("news_items", category=media)
    parts["on_the_website"] = [
        occasion
        for occasion in (by_organisation, by_companies)
        for _ in range(events.printed("news_items", category=occasion))
    ]
    for channel, occasions in parts.items():
        count = events.printed("news_items", category=channel)
        all_of_it = occasions + [None] * (count - len(occasions))
        events.put(
            world,
            tables.news_item,
            "published_on",
            count,
            source,
            name=channel,
            channel=channel,
            occasion=all_of_it,
        )
    world.cover(tables.news_item, YEAR.start)


def _meetings(world: World, source: int) -> None:
    codes = sorted(events.weights(world))
    for table, code in (
        (tables.press_conference, "press_conferences"),
        (tables.information_session, "information_council_sessions"),
    ):
        for organiser in tables.ORGANISERS:
            count = events.printed(code, category=organiser)
            where = [
                codes[n % len(codes)] if organiser == "provincial_companies" else None for n in range(count)
            ]
            events.put(
                world,
                table,
                "held_on",
                count,
                source,
                name=organiser,
                organiser=organiser,
                province_code=where,
            )
        world.cover(table, YEAR.start)
