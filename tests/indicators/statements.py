"""Two summary income statements side by side: no line of one may leak into the other. Millions of rials."""

STATEMENTS = """
    statement    | jalali_year | line              | amount_mirr
    -------------+-------------+-------------------+------------
    organisation | 1401        | operating_revenue | 1000
    organisation | 1401        | sga_expenses      | -300
    organisation | 1401        | other_expenses    | -750
    organisation | 1401        | nonoperating_net  | 90
    organisation | 1401        | income_tax        | -10
    consolidated | 1401        | operating_revenue | 5000
    consolidated | 1401        | operating_cost    | -3000
    consolidated | 1401        | sga_expenses      | -900
    consolidated | 1401        | other_income      | 400
    consolidated | 1401        | other_expenses    | -100
    consolidated | 1401        | finance_costs     | -50
    consolidated | 1401        | nonoperating_net  | 250
    consolidated | 1401        | income_tax        | -600
    organisation | 1400        | operating_revenue | 70000
    consolidated | 1400        | operating_revenue | 80000
"""
