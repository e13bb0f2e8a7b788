"""Answers as the dashboard knew them on a past day: the parameter `as_of`, and what a file says of it."""

from dataclasses import replace
from datetime import date, timedelta

from api.question import Question
from common.period import Period
from common.wording import jalali_date
from data_access import opened, past_days
from data_access.database import Database
from metrics.content import Content, Filter

PARAMETER = "as_of"


def day_of(question: Question) -> date | None:
    """The past day that is asked for; None = now. Raises BadPeriod for what is no day, or not over yet."""
    text = question.one(PARAMETER)
    return past_days.parse(text) if text else None


def database_of(day: date | None) -> Database:
    """The database of that day; made first where nobody asked before."""
    return opened.database(day)


def marked(content: Content, day: date | None) -> Content:
    """The table with the past day among its filters and in its address, so that a file tells it."""
    if day is None:
        return content
    text = str(Period(day, day + timedelta(days=1)))
    address = f"{content.address}&{PARAMETER}={text}".lstrip("&")
    return replace(content, filters=(*content.filters, told(day)), address=address)


def told(day: date) -> Filter:
    """The past day among what narrows a table."""
    return Filter(
        "چنان که در پایان این روز دانسته بود", "as known at the end of",
        jalali_date(day, "fa"), jalali_date(day, "en"),
    )
