"""The parks that the worked examples of utilities share."""

# Five state parks with land: two assign it since long, one since the last day, one a day too late, one never.
PARKS = """
    id | province_code | state_owned | approved_on | land_on    | operating_on | withdrawn_on
    ---+---------------+-------------+-------------+------------+--------------+-------------
    1  | IR-07         | yes         | 1370-01-01  | 1370-01-01 | 1380-01-01   |
    2  | IR-07         | yes         | 1370-01-01  | 1370-01-01 | 1380-01-01   |
    3  | IR-07         | yes         | 1370-01-01  | 1370-01-01 | 1401-12-29   |
    4  | IR-08         | yes         | 1370-01-01  | 1370-01-01 | 1402-01-01   |
    5  | IR-08         | yes         | 1370-01-01  | 1370-01-01 |              |
    6  | IR-08         | yes         | 1370-01-01  | 1370-01-01 | 1380-01-01   | 1390-01-01
    7  | IR-08         | no          | 1370-01-01  | 1370-01-01 | 1380-01-01   |
"""


def supplies(utility: str) -> str:
    """Who has `utility`: park 1 twice, 2 a day too late, 3 since the last day;
    4 to 7 are the borderline cases.
    """
    return f"""
        park_id | utility   | supplied_on
        --------+-----------+------------
        1       | {utility} | 1385-01-01
        1       | {utility} | 1401-06-01
        2       | {utility} | 1402-01-01
        3       | {utility} | 1401-12-29
        4       | {utility} | 1401-01-01
        6       | {utility} | 1385-01-01
        7       | {utility} | 1401-06-01
        5       | {_other(utility)} | 1385-01-01
    """


def _other(utility: str) -> str:
    return "gas" if utility != "gas" else "phone"
