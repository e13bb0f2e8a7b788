"""Public relations: openings, news, conferences, sessions, members reached and training."""

from data_access.schema.base import (
    amount,
    day,
    entity,
    in_order,
    in_province,
    not_negative,
    number,
    one_of,
    values_check,
    whole,
)

OPENINGS = ("industrial", "civil")
project_opening = entity(
    "project_opening",
    "Projects opened on the days of industry, of the government, of Fajr and of small industries",
    number(),
    in_province(),
    one_of("kind", "Industrial or civil", OPENINGS),
    day("opened_on", "Day of the opening"),
    values_check("kind", OPENINGS),
)
CHANNELS = ("in_the_media", "on_the_website", "on_the_channel")
SMALL_INDUSTRY_DAY = (
    "small_industry_day_in_the_media",
    "small_industry_day_by_organisation",
    "small_industry_day_by_companies",
)
news_item = entity(
    "news_item",
    "News items and reports",
    number(),
    one_of("channel", "Where it appeared", CHANNELS, optional=True),
    one_of(
        "occasion", "When about the day of small industries: by source", SMALL_INDUSTRY_DAY, optional=True
    ),
    day("published_on", "Day of publication"),
    values_check("channel", CHANNELS),
    values_check("occasion", SMALL_INDUSTRY_DAY),
)
ORGANISERS = ("organisation", "provincial_companies")
press_conference = entity(
    "press_conference",
    "Press conferences",
    number(),
    one_of("organiser", "Who held it", ORGANISERS),
    in_province(optional=True),
    day("held_on", "Day it was held"),
    values_check("organiser", ORGANISERS),
)
information_session = entity(
    "information_session",
    "Sessions of the information council",
    number(),
    one_of("organiser", "Whose council", ORGANISERS),
    in_province(optional=True),
    day("held_on", "Day it was held"),
    values_check("organiser", ORGANISERS),
)
OUTPUTS = (
    "provincial_trips_covered",
    "media_reached",
    "radio_tv_appearances",
    "press_clippings",
    "photographs",
    "small_industry_day_axes",
    "cultural_council_sessions",
)
pr_output = entity(
    "pr_output",
    "Other outputs of public relations",
    number(),
    one_of("kind", "What it is", OUTPUTS),
    day("done_on", "Day it was done"),
    values_check("kind", OUTPUTS),
)
channel_member = entity(
    "channel_member",
    "Members of the information channel on social networks",
    number(),
    day("joined_on", "Day of joining"),
    day("left_on", "Day of leaving", optional=True),
    in_order("joined_on", "left_on"),
)
pr_message = entity(
    "pr_message",
    "Text messages sent by public relations",
    number(),
    day("sent_on", "Day it was sent"),
)
pr_course = entity(
    "pr_course",
    "Training of the public relations staff of the country",
    number(),
    day("held_on", "Day it ended"),
    whole("participants", "Participants", optional=True),
    amount("hours", "Hours"),
    *not_negative("participants", "hours"),
)
