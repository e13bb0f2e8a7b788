"""A log of the desk of any size, made inside the database: six stays per request, five years."""

from datetime import date

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from data_access.desk.recount import recount
from data_access.partitions.cutting import cut_on

STAYS = 6               # per request
DAYS = [date(year, 6, 1) for year in range(2018, 2023)]   # one of each year
YEARS_SECONDS = 5 * 365 * 86400
# Pseudo-random whole numbers out of the row's own: the same on every engine.
MIXED = "((CAST(i AS BIGINT) * {a} + {b}) % 10007)"
OF_REQUEST = "((CAST(id - 10000000 AS BIGINT) * 104729 + 11) % 10007)"

SERVICES = """
INSERT INTO service (id, code, name_fa, name_en, provider, public, source_id, simulated)
SELECT 100 + s, 'B' || s, 'خدمت ' || s, 'Service ' || s, 'organisation', false, 1, true
FROM generate_series(1, 8) AS t(s)
"""
WORKFLOWS = """
INSERT INTO workflow (id, service_id, version, valid_from, promised_days, clock, opens_minute, closes_minute,
                      assumed, source_id, simulated)
SELECT 100 + s, 100 + s, 1, DATE '2018-01-01', 30, 'working_days', 450, 870, true, 1, true
FROM generate_series(1, 8) AS t(s)
"""
ROLES = """
INSERT INTO desk_role (id, code, name_fa, name_en, side, source_id, simulated)
VALUES (100, 'b_office', 'دفتر', 'Office', 'organisation', 1, true),
       (101, 'b_applicant', 'متقاضی', 'Applicant', 'applicant', 1, true)
"""
STEPS = """
INSERT INTO workflow_step (id, workflow_id, code, name_fa, name_en, desk_role_id, position, kind, assumed,
                           source_id, simulated)
SELECT 1000 + s * 10 + k, 100 + s, 'B' || s || '-' || k, 'مرحله ' || k, 'Step ' || k,
       CASE WHEN k = 2 THEN 101 ELSE 100 END, k, CASE WHEN k = 2 THEN 'correction' ELSE 'review' END,
       true, 1, true
FROM generate_series(1, 8) AS t(s), generate_series(1, 5) AS u(k)
"""
HOLDERS = """
INSERT INTO holder (id, name, desk_role_id, province_code, source_id, simulated)
SELECT 10000 + p * 10 + h, 'کارشناس ' || h, 100, 'IR-' || right('0' || p, 2), 1, true
FROM generate_series(0, 30) AS t(p), generate_series(0, 9) AS u(h)
"""
REQUESTS = f"""
INSERT INTO request (id, tracking_number, service_id, workflow_id, province_code, registered_at,
                     registered_on, finished_at, finished_on, due_at, due_on, status, result, source_id,
                     simulated)
SELECT i + 10000000, 'B-' || i, 101 + i % 8, 101 + i % 8,
       'IR-' || right('0' || {MIXED.format(a=7919, b=5)} % 31, 2), came,
       CAST(came + INTERVAL '210 minutes' AS DATE),
       CASE WHEN ends THEN went END, CASE WHEN ends THEN CAST(went + INTERVAL '210 minutes' AS DATE) END,
       came + INTERVAL '40 days', CAST(came + INTERVAL '40 days 210 minutes' AS DATE),
       CASE WHEN ends THEN 'finished_archived' ELSE 'in_progress' END,
       CASE WHEN ends THEN 'approved' END, 1, true
FROM (
    SELECT i, came, came + took * INTERVAL '1 minute' AS went,
           came + took * INTERVAL '1 minute' < TIMESTAMP '2023-03-20 20:30:00' AS ends
    FROM (
        SELECT i, TIMESTAMP '2018-03-21 05:00:00'
                  + (CAST(i AS BIGINT) * {YEARS_SECONDS} / :requests) * INTERVAL '1 second' AS came,
               6 * ({MIXED.format(a=104729, b=11)} % 90 + 1) * 24 * 6 AS took
        FROM generate_series(0, :requests - 1) AS t(i)
    ) AS drawn
) AS timed
"""
STEPS_OF = f"""
INSERT INTO request_step (id, request_id, workflow_step_id, holder_id, entered_at, entered_on, left_at,
                          left_on, outcome, reason, source_id, simulated)
SELECT (i - 10000000) * {STAYS} + k + 100000000, i, 1000 + (service_id - 100) * 10 + step,
       10000 + CAST(right(province_code, 2) AS INTEGER) * 10 + i % 10,
       entered, CAST(entered + INTERVAL '210 minutes' AS DATE),
       CASE WHEN gone THEN leaves END, CASE WHEN gone THEN CAST(leaves + INTERVAL '210 minutes' AS DATE) END,
       CASE WHEN gone THEN CASE WHEN k = 5 THEN 'end' WHEN k = 0 THEN 'return' ELSE 'approve' END END,
       CASE WHEN gone AND k = 0 THEN 'wrong_data' END, 1, true
FROM (
    SELECT i, k, service_id, province_code, step, entered, leaves,
           leaves < TIMESTAMP '2023-03-20 20:30:00' AS gone
    FROM (
        SELECT r.id AS i, k, r.service_id, r.province_code,
               CASE k WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE k END AS step,
               r.registered_at + k * minutes * INTERVAL '1 minute' AS entered,
               r.registered_at + (k + 1) * minutes * INTERVAL '1 minute' AS leaves
        FROM (
            SELECT id, service_id, province_code, registered_at,
                   ({OF_REQUEST} % 90 + 1) * 24 * 6 AS minutes
            FROM request WHERE id >= 10000000
        ) AS r, generate_series(0, {STAYS - 1}) AS u(k)
    ) AS drawn
) AS timed WHERE entered < TIMESTAMP '2023-03-20 20:30:00'
"""
COVERAGE = """
INSERT INTO coverage (entity, first_day, last_day)
VALUES ('request', DATE '2018-03-21', DATE '2023-03-20'),
       ('request_step', DATE '2018-03-21', DATE '2023-03-20')
"""


def rows(url: str, steps: int) -> None:
    """Fills an empty schema (with provinces, calendar and source 1) with about `steps` stays."""
    engine = create_engine(make_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        _quickly(connection)
        cut_on(connection, {"request_step": DAYS})
        for statement in (SERVICES, WORKFLOWS, ROLES, STEPS, HOLDERS, COVERAGE):
            connection.execute(text(statement))
        connection.execute(text(REQUESTS), {"requests": steps // STAYS})
        connection.execute(text(STEPS_OF))
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
    engine.dispose()


def make(url: str, steps: int) -> None:
    """The same with counts and rollups."""
    rows(url, steps)
    recount(url)


def _quickly(connection: Connection) -> None:
    """The rows are right by the way they are made; to check ten million keys would take minutes."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
