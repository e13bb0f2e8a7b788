"""Requests of the electronic desk and everything recorded on their way; times in UTC, days in Tehran."""

from sqlalchemy import Column, ForeignKey, UniqueConstraint

from data_access.schema.base import (
    amount,
    day,
    entity,
    flag,
    in_order,
    in_province,
    link,
    moment,
    not_negative,
    number,
    one_of,
    sorted_by,
    text,
    values_check,
    whole,
)
from data_access.schema.desk_services import OUTCOMES
from data_access.schema.partitions import cut_by_year

ACCOUNT_ROLES = ("service_recipient", "colleague")
portal_account = entity(
    "portal_account",
    "Memberships of the portal, without names",
    number(),
    in_province(),
    one_of("role", "Role chosen at sign-up", ACCOUNT_ROLES),
    day("registered_on", "Day of membership"),
    day("mobile_confirmed_on", "Day the mobile code was entered", optional=True),
    day("email_confirmed_on", "Day the e-mail link was clicked", optional=True),
    day("contact_confirmed_on", "Day the contact data were last confirmed or changed", optional=True),
    values_check("role", ACCOUNT_ROLES),
)
portal_identity = entity(
    "portal_identity",
    "Names and addresses of applicants, kept apart: personal data",
    link("portal_account", "Membership"),
    text("full_name", "Name, personal"),
    text("mobile", "Mobile number, personal", optional=True),
    UniqueConstraint("portal_account_id"),
)

STATUSES = ("waiting_for_action", "in_progress", "finished_archived")
RESULTS = ("approved", "rejected", "withdrawn", "closed")
REASONS = ("proposal_rejected", "no_memorandum", "withdrawn", "inactivity")
CHANNELS = ("applicant", "office")
request = entity(
    "request",
    "Requests registered and sent at the electronic desk",
    text("tracking_number", "Tracking number; the guide promises a unique one", optional=True),
    link("service", "Service"),
    link("workflow", "Version of the workflow it follows"),
    in_province(),
    link("park", "Park, where there is one", optional=True),
    link("operating_unit", "Unit, where there is one", optional=True),
    link("portal_account", "Who asks", optional=True),
    moment("registered_at", "First time it was registered and sent"),
    day("registered_on", "The same as a day in Tehran"),
    moment("finished_at", "Its end; empty = still open", optional=True),
    day("finished_on", "The same as a day in Tehran", optional=True),
    moment("due_at", "Announced end; empty = no time was announced", optional=True),
    day("due_on", "The same as a day in Tehran", optional=True),
    one_of("status", "Group of the inbox it is in", STATUSES),
    one_of("result", "How it ended", RESULTS, optional=True),
    one_of("reason", "Why it ended without approval", REASONS, optional=True),
    one_of("channel", "Who sent it: the applicant through the portal, or an office", CHANNELS, optional=True),
    whole("visits", "In-person visits recorded", optional=True),
    whole("extra_documents", "Documents asked beyond the announced list", optional=True),
    whole("documents_outside", "Documents received outside the system", optional=True),
    amount("fee_irr", "Fee collected, rials"),
    flag("complete", "Documents were complete and the request had no defect", optional=True),
    values_check("status", STATUSES),
    values_check("result", RESULTS),
    values_check("reason", REASONS),
    values_check("channel", CHANNELS),
    in_order("registered_at", "finished_at"),
    in_order("registered_on", "finished_on"),
    sorted_by("ix_request_open", "finished_on", "registered_on"),   # what ended in a month, and what is open
    sorted_by("ix_request_registered_on", "registered_on"),         # what came in a month
    sorted_by("ix_request_due_on", "due_on"),                       # what was promised for a month
    sorted_by("ix_request_tracking_number", "tracking_number"),     # the history of one request; event logs
    *not_negative("visits", "extra_documents", "documents_outside", "fee_irr"),
)

RETURN_REASONS = ("wrong_data", "missing_document", "contract", "report", "other")
request_step = entity(
    "request_step",
    "Stays of a request in a step: one row per visit of the step",
    link("request", "Request"),
    link("workflow_step", "Step"),
    Column("holder_id", ForeignKey("holder.id"), nullable=True, comment="In whose inbox; empty = nobody's"),
    moment("entered_at", "It came into the step"),
    day("entered_on", "The same as a day in Tehran"),
    moment("left_at", "It left the step; empty = it is still there", optional=True),
    day("left_on", "The same as a day in Tehran", optional=True),
    one_of("outcome", "How it left the step", OUTCOMES, optional=True),
    one_of("reason", "Why it was returned", RETURN_REASONS, optional=True),
    text("comment", "Comment stored with the outcome, shown to the applicant", optional=True),
    values_check("outcome", OUTCOMES),
    values_check("reason", RETURN_REASONS),
    in_order("entered_at", "left_at"),
    sorted_by("ix_request_step_request_id", "request_id", "entered_at"),   # the way of a request, in order
    sorted_by("ix_request_step_left_on", "left_on"),   # what was left in a month, and what lasts
)
cut_by_year(request_step, "entered_on")

satisfaction_survey = entity(
    "satisfaction_survey",
    "Electronic surveys about the quality of a service",
    link("request", "Request it is about"),
    day("sent_on", "Day it was sent"),
    day("answered_on", "Day it was answered", optional=True),
    amount("score", "Score of the service; no scale is printed, 1 to 5 is assumed"),
    amount("courtesy", "Score of the item on courtesy; 1 to 5 is assumed"),
    in_order("sent_on", "answered_on"),
    sorted_by("ix_satisfaction_survey_sent_on", "sent_on"),         # surveys of a month
    sorted_by("ix_satisfaction_survey_request_id", "request_id"),   # whether a request may be removed
)
SUBJECTS = ("delay", "behaviour", "documents", "decision", "system")
complaint = entity(
    "complaint",
    "Complaints through the permitted channels",
    number(),
    link("service", "Service it is about; empty = another matter", optional=True),
    link("request", "Request it is about, where one is named", optional=True),
    in_province(),
    one_of("subject", "Subject", SUBJECTS),
    day("registered_on", "Day of registration"),
    day("announced_on", "Day the result was announced; empty = open", optional=True),
    values_check("subject", SUBJECTS),
    in_order("registered_on", "announced_on"),
)
sms_notice = entity(
    "sms_notice",
    "SMS notices about the stages of requests",
    link("request", "Request it is about"),
    day("sent_on", "Day it was sent"),
    flag("delivered", "It was delivered; numbers that block advertising receive none"),
    sorted_by("ix_sms_notice_sent_on", "sent_on"),          # notices of a month
    sorted_by("ix_sms_notice_request_id", "request_id"),    # whether a request may be removed
)
cut_by_year(sms_notice, "sent_on")
desk_question = entity(
    "desk_question",
    "Questions in the announced channels",
    number(),
    link("service", "Service it is about"),
    in_province(),
    moment("asked_at", "It was asked"),
    day("asked_on", "The same as a day in Tehran"),
    moment("answered_at", "First answer; empty = unanswered", optional=True),
    in_order("asked_at", "answered_at"),
)
