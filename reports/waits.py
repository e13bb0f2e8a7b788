"""The service desk in the paper: what is open, how long people wait - open requests counted - and where."""

from reports.filled import Asking
from reports.headlines import headlines
from reports.listed import grouped
from reports.model import Headlines, Part, Said

OPEN = (
    "requests_submitted", "requests_decided", "requests_open", "requests_waiting_for_action",
    "requests_overdue", "requests_late_pct", "requests_open_oldest_days", "waiting_days_median",
    "waiting_days_p90", "decided_in_time_pct",
)
BY_PLACE = (
    "requests_open", "requests_overdue", "requests_late_pct", "waiting_days_median", "waiting_days_p90",
)


def parts(asking: Asking) -> list[Part]:
    """A few figures, a table by service, one by province, and how the waits are reckoned."""
    words = asking.words
    return [
        Headlines(words.say("waits.open"), headlines(OPEN, "", asking).figures),
        grouped(BY_PLACE, "service", words.say("waits.services"), asking),
        grouped(BY_PLACE, "province", words.say("waits.provinces"), asking),
        Said("", (("", words.say("waits.method")),)),
    ]
