"""Dispute settlement about assignment contracts, and hearings."""

from data_access.schema.base import (
    amount,
    day,
    entity,
    in_province,
    link,
    not_negative,
    number,
    one_of,
    values_check,
)

OUTCOMES = ("final_cancellation", "time_extension", "withdrawal", "off_agenda", "session_renewed")
dispute_case = entity(
    "dispute_case",
    "Contracts brought before a dispute-settlement or arbitration session",
    number(),
    link("contract", "Contract in dispute; empty = not on record", optional=True),
    in_province(),
    day("handled_on", "Day of the session"),
    amount("area_m2", "Area of the contract, square metres"),
    one_of("outcome", "Outcome; empty = not printed", OUTCOMES, optional=True),
    values_check("outcome", OUTCOMES),
    *not_negative("area_m2"),
)
hearing = entity(
    "hearing",
    "Hearings on cases of the provincial companies attended by the organisation",
    number(),
    in_province(),
    day("held_on", "Day of the hearing"),
)
