"""Technology needs of industrial units on their way through flowcharts A and B of the portal."""

from data_access.schema.base import (
    amount,
    day,
    entity,
    in_order,
    in_province,
    link,
    not_negative,
    number,
    one_of,
    values_check,
)

CHARTS = ("A", "B")
OUTCOMES = ("met", "proposal_rejected", "no_memorandum")
STEPS = tuple(f"TA-{step}" for step in range(1, 19)) + tuple(f"TB-{step}" for step in range(1, 15))
tech_need = entity(
    "tech_need",
    "Technology needs registered in the portal",
    number(),
    in_province(),
    one_of("chart", "Flowchart it follows", CHARTS),
    day("registered_on", "Day of registration"),
    day("finished_on", "Day it was recorded as finished", optional=True),
    one_of("outcome", "How it ended", OUTCOMES, optional=True),
    values_check("chart", CHARTS),
    values_check("outcome", OUTCOMES),
    in_order("registered_on", "finished_on"),
)
REVIEWS = ("approved", "not_approved", "done")
tech_need_step = entity(
    "tech_need_step",
    "Steps a need has passed or is in; codes are ours, the flowcharts print none",
    link("tech_need", "Technology need"),
    one_of("step", "Step", STEPS),
    day("entered_on", "Day it was entered"),
    day("left_on", "Day it was left; empty = it is in this step", optional=True),
    one_of("outcome", "Outcome of a review; done for a step that reviews nothing", REVIEWS, optional=True),
    values_check("step", STEPS),
    values_check("outcome", REVIEWS),
    in_order("entered_on", "left_on"),
)
RECEIVERS = ("consultant", "technologist")
tech_need_subsidy = entity(
    "tech_need_subsidy",
    "Support subsidies allotted for a need",
    link("tech_need", "Technology need"),
    one_of("receiver", "Who receives it", RECEIVERS),
    day("approved_on", "Day of the final approval"),
    day("paid_on", "Day of payment", optional=True),
    amount("amount_mirr", "Amount, million rials"),
    values_check("receiver", RECEIVERS),
    in_order("approved_on", "paid_on"),
    *not_negative("amount_mirr"),
)
tech_need_survey = entity(
    "tech_need_survey",
    "Surveys of satisfaction with the consultant, filled in by the provincial expert",
    link("tech_need", "Technology need"),
    day("filled_in_on", "Day it was filled in"),
    amount("score", "Score; the scale is not stated, 1 to 5 is assumed"),
)
