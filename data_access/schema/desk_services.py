"""Services of the electronic desk and their workflows: steps, roles and promises are rows, not code."""

from sqlalchemy import Column, ForeignKey, UniqueConstraint

from data_access.schema.base import (
    amount,
    day,
    entity,
    flag,
    in_order,
    in_province,
    link,
    not_negative,
    one_of,
    text,
    values_check,
    whole,
)

PROVIDERS = ("organisation", "other")
service = entity(
    "service",
    "Services that can be requested at the electronic service desk",
    text("code", "Short code"),
    text("name_fa", "Persian name"),
    text("name_en", "English name"),
    one_of("provider", "Who provides it; promises of another body are not ours", PROVIDERS),
    flag("public", "Its figures may be shown to everybody"),
    flag("electronic_form", "It can be requested by an electronic form", optional=True),
    flag("stages_published", "The stages of its workflow are published", optional=True),
    flag("documents_published", "The required documents are published", optional=True),
    flag("time_published", "The time needed is published", optional=True),
    flag("cost_published", "The cost is published", optional=True),
    flag("responsible_published", "Who is mainly responsible is published", optional=True),
    whole("announced_visits", "In-person visits announced; empty = not announced", optional=True),
    UniqueConstraint("code"),
    values_check("provider", PROVIDERS),
)

CLOCKS = ("working_days", "calendar_days")
workflow = entity(
    "workflow",
    "Versions of the workflow of a service, with what was promised under each",
    link("service", "Service"),
    whole("version", "Version, from 1"),
    day("valid_from", "First day on which new requests follow it"),
    amount("promised_days", "Time announced from registration to the end; empty = none announced"),
    one_of("clock", "How the promised time runs", CLOCKS),
    whole("opens_minute", "Offices open, minutes after midnight in Tehran"),
    whole("closes_minute", "Offices close, minutes after midnight in Tehran"),
    flag("assumed", "Steps, promise or hours are our assumption where the documents are silent"),
    text("note_fa", "What is assumed, Persian", optional=True),
    text("note_en", "What is assumed, English", optional=True),
    UniqueConstraint("service_id", "version"),
    values_check("clock", CLOCKS),
    *not_negative("promised_days"),
)

SIDES = ("applicant", "organisation", "system")
desk_role = entity(
    "desk_role",
    "Roles that act in workflows",
    text("code", "Short code"),
    text("name_fa", "Persian name"),
    text("name_en", "English name"),
    one_of("side", "On whose side a request is while this role holds it", SIDES),
    UniqueConstraint("code"),
    values_check("side", SIDES),
)

STEP_KINDS = ("action", "review", "correction", "automatic", "end")
workflow_step = entity(
    "workflow_step",
    "Steps of a workflow",
    link("workflow", "Version of the workflow"),
    text("code", "Code, ours: the documents print none"),
    text("name_fa", "Persian name"),
    text("name_en", "English name"),
    link("desk_role", "Role that acts"),
    whole("position", "Place in the order of the document"),
    one_of("kind", "What happens in it", STEP_KINDS),
    amount("promised_minutes", "Time promised for this step, minutes; empty = none"),
    flag("assumed", "The step or its role is our assumption"),
    text("note_fa", "What the document leaves open, Persian", optional=True),
    text("note_en", "What the document leaves open, English", optional=True),
    UniqueConstraint("workflow_id", "code"),
    values_check("kind", STEP_KINDS),
    *not_negative("promised_minutes"),
)

OUTCOMES = ("approve", "return", "reject", "withdraw", "end")
workflow_move = entity(
    "workflow_move",
    "Where each outcome of a step leads",
    link("workflow_step", "Step that is left"),
    one_of("outcome", "Outcome", OUTCOMES),
    Column(
        "next_step_id", ForeignKey("workflow_step.id"), nullable=True,
        comment="Next step; empty = the request ends",
    ),
    flag("assumed", "The document does not show where this outcome leads"),
    UniqueConstraint("workflow_step_id", "outcome"),
    values_check("outcome", OUTCOMES),
)

holder = entity(
    "holder",
    "Inboxes: who can hold a request. Names are personal data",
    text("name", "Name of the person or inbox, personal"),
    link("desk_role", "Role"),
    in_province(optional=True),
    day("since", "First day in this role", optional=True),
    day("until", "Last day in this role; empty = still in it", optional=True),
    in_order("since", "until"),
)
