"""The subcontracting and partnership exchange."""

from data_access.facts.base import flow, stock
from data_access.schema.subcontracting import (
    ispx_activity,
    ispx_client_talk,
    ispx_contract,
    ispx_direct_sale,
    ispx_field,
    ispx_memorandum,
    ispx_registration,
    ispx_secretariat,
)

SECRETARIATS = stock(ispx_secretariat, "since", "until", "province")
FIELDS = stock(ispx_field, "since", "until", "nation")
REGISTRATIONS = flow(ispx_registration, "registered_on", "province", {"side": ispx_registration.c.side})
ACTIVITIES = flow(ispx_activity, "done_on", "province")
MARKETING = ACTIVITIES.only(ispx_activity.c.kind == "marketing")
CAPACITY = ACTIVITIES.only(ispx_activity.c.kind == "capacity_building")
CONTRACTS = flow(ispx_contract, "signed_on", "province")
DIRECT_SALES = flow(ispx_direct_sale, "done_on", "province")
_TALKS = flow(ispx_client_talk, "held_on", "nation")
NATIONAL_TALKS = _TALKS.only(ispx_client_talk.c.kind == "national")
INTERNATIONAL_TALKS = _TALKS.only(ispx_client_talk.c.kind == "international")
MEMORANDA = flow(ispx_memorandum, "signed_on", "nation")
