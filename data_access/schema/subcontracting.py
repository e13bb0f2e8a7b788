"""The subcontracting and partnership exchange: secretariats, members, activities and contracts."""

from sqlalchemy import UniqueConstraint

from data_access.schema.base import (
    amount,
    day,
    entity,
    in_order,
    in_province,
    not_negative,
    number,
    one_of,
    text,
    values_check,
)

ispx_secretariat = entity(
    "ispx_secretariat",
    "Specialised secretariats of the exchange",
    in_province(),
    text("field_fa", "Field, Persian"),
    text("field_en", "Field, English", optional=True),
    day("since", "Day it began"),
    day("until", "Day it ended", optional=True),
    UniqueConstraint("province_code", "field_fa"),
    in_order("since", "until"),
)
ispx_field = entity(
    "ispx_field",
    "Priority fields of the exchange",
    text("name_fa", "Field, Persian"),
    day("since", "Day it became a priority"),
    day("until", "Day it ceased to be one", optional=True),
    UniqueConstraint("name_fa"),
    in_order("since", "until"),
)
SIDES = ("contractor", "client")
ispx_registration = entity(
    "ispx_registration",
    "Registrations and updates of contractor and client units in the system of the exchange",
    number(),
    in_province(),
    one_of("side", "Contractor or client", SIDES),
    day("registered_on", "Day of the registration or update"),
    values_check("side", SIDES),
)
ACTIVITIES = ("marketing", "capacity_building")
ispx_activity = entity(
    "ispx_activity",
    "Activities carried out for contractors",
    number(),
    in_province(),
    one_of("kind", "Marketing and market development, or support and capacity building", ACTIVITIES),
    day("done_on", "Day it was carried out"),
    values_check("kind", ACTIVITIES),
)
ispx_contract = entity(
    "ispx_contract",
    "Contracts concluded for members of the exchange",
    number(),
    in_province(),
    day("signed_on", "Day of signature"),
    amount("value_mirr", "Value, million rials"),
    *not_negative("value_mirr"),
)
ispx_direct_sale = entity(
    "ispx_direct_sale",
    "Direct marketing done for members of the exchange",
    number(),
    in_province(),
    day("done_on", "Day it was done"),
    amount("value_mirr", "Value, million rials"),
    *not_negative("value_mirr"),
)
CLIENTS = ("national", "international")
ispx_client_talk = entity(
    "ispx_client_talk",
    "Clients with whom face-to-face talks were held, a row per talk",
    number(),
    text("client", "Code of the client"),
    one_of("kind", "National or international", CLIENTS),
    day("held_on", "Day of the talk"),
    values_check("kind", CLIENTS),
)
ispx_memorandum = entity(
    "ispx_memorandum",
    "Cooperation memoranda with large national clients",
    number(),
    day("signed_on", "Day of signature"),
)
