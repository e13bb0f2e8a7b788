"""Budget and finance: what came in, what was spent, where, and how that differs from last year."""

from ui import cards, filters, finance, maps, query, splits
from ui.page import page, part
from ui.words import say

MAPPED = (
    "company_resources_mirr", "company_operating_expenses_mirr", "company_operating_expense_pct",
    "company_surplus_mirr", "capital_provincial_agreement_mirr", "capital_provincial_allocation_mirr",
    "capital_provincial_allocation_pct",
)
HEADLINES = (
    "company_resources_mirr", "company_operating_expenses_mirr", "company_operating_expense_pct",
    "company_nonoperating_expense_pct", "company_surplus_mirr", "capital_national_allocation_birr",
    "capital_national_allocation_pct", "capital_provincial_allocation_mirr",
    "capital_provincial_allocation_pct", "capital_credit_received_mirr", "grant_to_companies_mirr",
    "prior_advances_settled_pct",
)
SUPPORT = (
    "support_budget_approved_mirr", "support_budget_allocated_mirr", "support_allocated_pct",
    "support_received_mirr", "support_deposited_mirr", "support_facilities_mirr",
)
ORGANISATION = (
    "org_operating_revenue_mirr", "org_sga_expenses_mirr", "org_other_expenses_mirr",
    "org_operating_profit_mirr", "org_nonoperating_net_mirr", "org_profit_before_tax_mirr",
    "org_income_tax_mirr", "org_net_profit_mirr",
)
CONSOLIDATED = (
    "consolidated_operating_revenue_mirr", "consolidated_operating_cost_mirr",
    "consolidated_gross_profit_mirr", "consolidated_admin_expenses_mirr", "consolidated_other_income_mirr",
    "consolidated_other_expenses_mirr", "consolidated_operating_profit_mirr",
    "consolidated_finance_costs_mirr", "consolidated_nonoperating_net_mirr",
    "consolidated_profit_before_tax_mirr", "consolidated_income_tax_mirr", "consolidated_net_profit_mirr",
)

with page("budget") as frame:
    choice = filters.bar(frame.reader)
    with part("money"):
        cards.grid(query.readings(HEADLINES, choice.scope), province=choice.province)
    with part("companies_money"):
        finance.companies(choice)
    with part("map"):
        maps.with_table(choice, MAPPED)
    with part("national_schemes"):
        splits.several(
            ("capital_national_agreement_birr", "capital_national_allocation_birr",
             "capital_national_allocation_pct"), "scheme", choice, "national_schemes",
        )
        splits.split("capital_credit_received_mirr", choice)
    with part("support"):
        splits.several(SUPPORT, "scheme", choice, "support_schemes")
    with part("statements"):
        finance.lines(ORGANISATION, choice, say("finance.organisation"))
        finance.lines(CONSOLIDATED, choice, say("finance.consolidated"))
