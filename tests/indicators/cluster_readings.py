"""The clusters and readings that the worked examples of cluster effects share."""

from data_access.schema.clusters import cluster, cluster_reading
from tests.examples import Given


def measured(given: Given, column: str) -> None:
    """Five clusters with `column` measured.

    1: 100 at entry, 180 on the last day of 1401 (150 before that, 999 the day after).
    2: 50 at entry, within 1401, and not measured again.
    3: enters the day after 1401.
    4: 10 at entry, unknown when measured again.
    5: 20 at entry and 26 later, without province.
    """
    given(cluster, """
        id | province_code
        ---+--------------
        1  | IR-07
        2  | IR-08
        3  | IR-08
        4  | IR-08
        5  |
    """)
    given(cluster_reading, f"""
        cluster_id | moment    | read_on    | {column}
        -----------+-----------+------------+---------
        1          | entry     | 1398-01-01 | 100
        1          | follow_up | 1400-12-29 | 150
        1          | follow_up | 1401-12-29 | 180
        1          | follow_up | 1402-01-01 | 999
        2          | entry     | 1401-06-01 | 50
        3          | entry     | 1402-01-01 | 70
        4          | entry     | 1399-01-01 | 10
        4          | follow_up | 1401-01-01 |
        5          | entry     | 1399-01-01 | 20
        5          | follow_up | 1401-01-01 | 26
    """)


AT_ENTRY = 100 + 50 + 10 + 20
NOW = 180 + 50 + 26
A_YEAR_AGO = 150 + 10 + 20
AT_ENTRY_OF_IR_08 = 50 + 10
NOW_IN_IR_08 = 50
