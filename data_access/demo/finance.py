"""Budgets and accounts as printed; receipts, grants and advances that add up to the printed sums."""

from datetime import timedelta

import numpy as np
import pandas as pd
from sqlalchemy import Table

from common.period import Period
from data_access import report
from data_access.demo import events
from data_access.demo.world import YEAR, YEAR_BEFORE, World, share_out
from data_access.schema import finance as tables

BILLION = 1_000  # in millions
RECEIPTS, ADVANCES, SETTLED = 12, 120, 30
ADVANCES_MIRR = 1_200_000  # their balance is not printed, only the share settled
SMALL = frozenset({"1304012023", "1304012025", "1304012027", "1304012021"})
MISCELLANEOUS = "130401103"
LINES = {
    "organisation": {
        "operating_revenue": "org_operating_revenue",
        "sga_expenses": "org_sga_expenses",
        "other_expenses": "org_other_expenses",
        "nonoperating_net": "org_nonoperating_net",
        "income_tax": "org_income_tax",
    },
    "consolidated": {
        "operating_revenue": "consolidated_operating_revenue",
        "operating_cost": "consolidated_operating_cost",
        "sga_expenses": "consolidated_admin_expenses",
        "other_income": "consolidated_other_income",
        "other_expenses": "consolidated_other_expenses",
        "finance_costs": "consolidated_finance_costs",
        "nonoperating_net": "consolidated_nonoperating_net",
        "income_tax": "consolidated_income_tax",
    },
}


def make(world: World) -> None:
    """Needs nothing but the provinces."""
    _schemes(world)
    _provincial(world)
    _accounts(world)
    _statements(world)
    _money(world)


def _amounts(world: World, table: Table, rows: list[dict[str, object]], source: int) -> None:
    """Lines as printed, of the years that are printed."""
    world.add(table, pd.DataFrame(rows), source, simulated=False)


def _schemes(world: World) -> None:
    """The national capital-asset schemes with their budgets of 1401."""
    source = world.source("ch4 table 52", "طرح‌های ملی تملک دارایی", "National capital-asset schemes")
    printed = report.table("4_national_capital_budget")
    rows = pd.DataFrame(
        [
            {
                "code": f"scheme_{row['scheme_code']}",
                "name_fa": row["name_fa"],
                "name_en": row["name_en"],
                "kind": _kind(row["scheme_code"]),
                "since": YEAR.start,
            }
            for row in printed
        ]
    )
    made = world.add(tables.capital_scheme, rows, source, simulated=False)
    world.cover(tables.capital_scheme, YEAR.start)
    _scheme_budgets(world, source, made["id"], printed)


def _scheme_budgets(world: World, source: int, schemes: pd.Series, printed: list[dict[str, str]]) -> None:
    """What was agreed and allocated to each scheme in 1401."""
    lines: list[dict[str, object]] = [
        {
            "capital_scheme_id": key,
            "jalali_year": 1401,
            "agreement_mirr": float(row["agreement_brial"]) * BILLION,
            "allocation_mirr": float(row["allocation_brial"]) * BILLION,
        }
        for key, row in zip(schemes, printed, strict=True)
    ]
    _amounts(world, tables.capital_scheme_budget, lines, source)
    world.cover(tables.capital_scheme_budget, YEAR.start)


def _kind(code: str) -> str:
    if code.startswith(MISCELLANEOUS):
        return "miscellaneous_lines"
    return "small_and_medium_industries" if code in SMALL else "infrastructure"


def _provincial(world: World) -> None:
    source = world.source("ch4 table 53", "اعتبارات استانی", "Provincial credits")
    agreed = report.by_province("capital_provincial_agreement_mirr")
    allocated = report.by_province("capital_provincial_allocation_mirr")
    rows: list[dict[str, object]] = [
        {
            "province_code": code,
            "jalali_year": 1401,
            "agreement_mirr": agreed[code],
            "allocation_mirr": allocated[code],
        }
        for code in sorted(agreed)
    ]
    _amounts(world, tables.provincial_budget, rows, source)
    world.cover(tables.provincial_budget, YEAR.start)


def _accounts(world: World) -> None:
    source = world.source(
        "ch4 tables 65 to 67", "منابع و مصارف شرکت‌ها", "Resources and expenses of the companies"
    )
    rows: list[dict[str, object]] = [
        {"province_code": code, "jalali_year": int(year), "line": line, "amount_mirr": amount}
        for year in ("1400", "1401")
        for line in tables.ACCOUNTS
        for code, amount in sorted(report.by_province(f"company_{line}_mirr", period=year).items())
    ]
    _amounts(world, tables.company_account, rows, source)
    world.cover(tables.company_account, YEAR_BEFORE.start)


def _statements(world: World) -> None:
    """The lines without the results, which are worked out."""
    source = world.source("ch4 tables 63, 64", "سود و زیان خلاصه", "Summary income statements")
    rows: list[dict[str, object]] = [
        {
            "statement": statement,
            "jalali_year": int(year),
            "line": line,
            "amount_mirr": report.value(f"{code}_mirr", period=year),
        }
        for statement, lines in LINES.items()
        for line, code in lines.items()
        for year in ("1400", "1401")
    ]
    _amounts(world, tables.statement_line, rows, source)
    world.cover(tables.statement_line, YEAR_BEFORE.start)


def _money(world: World) -> None:
    """Receipts, grants and advances, which share their random numbers, and the sessions on finance."""
    source = world.source("ch4 4-2-7", "امور مالی", "Finance")
    rng = world.rng("money")
    _receipts(world, rng, source)
    _grants(world, rng, source)
    sessions = events.printed("finance_working_group_sessions")
    events.put(world, tables.finance_session, "held_on", sessions, source)
    _advances(world, rng, source)
    for table in (
        tables.capital_receipt,
        tables.company_grant,
        tables.finance_session,
        tables.advance_payment,
    ):
        world.cover(table, YEAR.start)


def _receipts(world: World, rng: np.random.Generator, source: int) -> None:
    """Capital credits received in 1401 by means of payment, adding up to the printed sums."""
    for means in tables.MEANS:
        amounts = share_out(rng, report.value("capital_credit_received_mirr", category=means), RECEIPTS, 0.5)
        events.put(
            world, tables.capital_receipt, "received_on", RECEIPTS, source,
            name=means, means=means, amount_mirr=amounts,
        )


def _grants(world: World, rng: np.random.Generator, source: int) -> None:
    """A grant to each provincial company, adding up to the printed sum."""
    companies = sorted(report.by_province("company_resources_mirr"))
    grants = share_out(rng, report.value("grant_to_companies_mirr"), len(companies), 0.4)
    events.put(
        world, tables.company_grant, "paid_on", len(companies), source,
        province_code=companies, amount_mirr=grants,
    )


def _advances(world: World, rng: np.random.Generator, source: int) -> None:
    """Advances paid before 1401, the printed share of their sum settled in 1401 and the rest still owed."""
    share = report.value("prior_advances_settled_pct", kind="published_percent") / 100
    settled = share_out(rng, ADVANCES_MIRR * share, SETTLED, 0.5)
    owed = share_out(rng, ADVANCES_MIRR * (1 - share), ADVANCES - SETTLED, 0.5)
    waits = rng.integers(0, YEAR.days, SETTLED)
    settled_on = [YEAR.start + timedelta(days=int(wait)) for wait in waits]
    before = Period(Period.of_year(1396).start, YEAR.start)
    events.put(
        world, tables.advance_payment, "paid_on", ADVANCES, source, before,
        settled_on=[*settled_on, *[None] * len(owed)], amount_mirr=np.concatenate([settled, owed]),
    )
