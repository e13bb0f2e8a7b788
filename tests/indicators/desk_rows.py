"""Rows of the desk that worked examples share: three services with their roles and steps."""

from data_access.schema.desk_services import (
    desk_role,
    holder,
    service,
    workflow,
    workflow_move,
    workflow_step,
)
from tests.examples import Given


def desk(given: Given) -> None:
    """ID checks an identity, SU serves start-ups, LI sells land; 1 is the applicant, 2 an officer."""
    given(service, """
        id | code | provider     | announced_visits | electronic_form
        ---+------+--------------+------------------+----------------
        1  | ID   | organisation |                  | yes
        2  | SU   | other        | 1                | yes
        3  | LI   | organisation |                  | no
        4  | CO   | other        |                  |
    """)
    given(desk_role, """
        id | code         | side
        ---+--------------+-------------
        1  | applicant    | applicant
        2  | desk_officer | organisation
        3  | system       | system
    """)
    given(workflow, """
        id | service_id | valid_from
        ---+------------+-----------
        1  | 1          | 1396-01-01
        2  | 2          | 1396-01-01
        3  | 3          | 1396-01-01
        4  | 4          | 1402-01-01
    """)
    given(workflow_step, """
        id | workflow_id | code  | desk_role_id | position | kind
        ---+-------------+-------+--------------+----------+-----------
        1  | 1           | ID-8  | 2            | 1        | review
        2  | 1           | ID-10 | 3            | 2        | end
        3  | 2           | SU-1  | 1            | 1        | action
        4  | 2           | SU-2  | 2            | 2        | review
        5  | 2           | SU-3  | 3            | 3        | end
        6  | 3           | LI-2  | 2            | 1        | review
        7  | 3           | LI-2C | 1            | 2        | correction
        8  | 3           | LI-3  | 3            | 3        | end
    """)
    given(workflow_move, """
        workflow_step_id | outcome | next_step_id
        -----------------+---------+-------------
        3                | approve | 4
        4                | approve | 5
        4                | return  | 3
        5                | end     |
    """)
    given(holder, """
        id | desk_role_id
        ---+-------------
        1  | 2
        2  | 2
    """)


# 1401: 2 to 5 come in, 1 to 3 end; at its end 4, 5 and 7 are open. Days are Tehran's, to the minute.
REQUESTS = """
    id | service_id | province_code | registered_at    | finished_at      | due_at           | result   | reason
    ---+------------+---------------+------------------+------------------+------------------+----------+------
    1  | 1          | IR-07         | 1400-12-29 23:59 | 1401-01-01 00:00 | 1401-01-02 14:30 | approved |
    2  | 1          | IR-07         | 1401-01-01 00:00 | 1401-01-01 00:00 | 1401-01-03 14:30 | approved |
    3  | 3          | IR-08         | 1401-06-01 09:00 | 1401-12-29 23:59 | 1401-07-01 14:30 | rejected | proposal_rejected
    4  | 2          | IR-08         | 1401-12-29 08:00 |                  | 1402-01-05 14:30 |          |
    5  | 3          | IR-08         | 1401-03-01 10:00 | 1402-01-01 00:00 | 1401-04-01 14:30 | approved |
    6  | 2          | IR-07         | 1402-01-01 00:00 |                  |                  |          |
    7  | 1          | IR-07         | 1400-05-01 08:00 |                  |                  |          |
"""  # noqa: E501 - a table is read across
# Where the open ones stand at the end of 1401: 4 and 7 with an officer, 5 with the applicant.
STAYS = """
    request_id | workflow_step_id | holder_id | entered_at       | left_at          | outcome
    -----------+------------------+-----------+------------------+------------------+--------
    1          | 1                | 1         | 1400-12-29 23:59 | 1401-01-01 00:00 | approve
    3          | 6                | 2         | 1401-06-01 09:00 | 1401-12-29 23:59 | reject
    4          | 4                | 1         | 1401-12-29 08:00 |                  |
    5          | 6                | 2         | 1401-03-01 10:00 | 1401-12-19 10:00 | return
    5          | 7                |           | 1401-12-19 10:00 | 1402-01-01 00:00 | withdraw
    7          | 1                | 1         | 1401-11-30 08:00 |                  |
"""
