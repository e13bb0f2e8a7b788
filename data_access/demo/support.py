"""Credit schemes: printed budgets and deposits, and loans that add up to the printed shares and jobs."""

from typing import Any

import numpy as np
import pandas as pd

from common.period import Period
from data_access import report
from data_access.demo import events
from data_access.demo.world import YEAR, YEAR_BEFORE, World, share_out, split_by_weight
from data_access.schema import support as tables

SINCE = {"renovation": 1390, "credit_public": 1396, "dairy": 1392}
USES = {
    "renovation": ("modernised", "working_capital"),
    "credit_public": ("projects_completed", "working_capital"),
}
RENOVATION_LOANS_1400 = 4  # not printed; their jobs (40) and the organisation's share are
LOANS_1401 = {"renovation": 3, "credit_public": 30, "dairy": 1}  # from funds of 1401: not printed, assumed


def make(world: World) -> None:
    """Needs the operating units (for the weights of provinces)."""
    source = world.source("ch3 tables 40 to 48", "تسهیلات حمایتی", "Credit schemes")
    _budgets(world, source)
    _deposits(world, source)
    for scheme in SINCE:
        _loans(world, scheme, source)
    world.cover(tables.support_loan, YEAR_BEFORE.start)
    returned = [
        {"scheme": scheme, "funds_year": 1400, "amount_mirr": _of_year("support_returned_mirr", scheme, 1400)}
        for scheme in ("credit_public", "dairy")
    ]
    world.add(tables.support_return, pd.DataFrame(returned), source, simulated=False)
    world.cover(tables.support_return, YEAR_BEFORE.start)


def _of_year(code: str, category: str, year: int) -> float | None:
    try:
        return report.value(code, category=category, period=str(year), period_type="year")
    except KeyError:
        return None


def _budgets(world: World, source: int) -> None:
    """A line per scheme, way of payment and year, as far as printed."""
    codes = {f"{part}_mirr": f"support_{part}_mirr" for part in ("received",)}
    codes |= {f"{part}_mirr": f"support_budget_{part}_mirr" for part in ("approved", "allocated")}
    lines = [
        ("renovation", "cash", "renovation", 1400),
        ("renovation", "cash", "renovation", 1401),
        ("credit_public", "cash", "credit_public:cash", 1400),
        ("credit_public", "treasury_papers", "credit_public:treasury_papers", 1400),
        ("credit_public", "cash", "credit_public", 1401),
        ("credit_internal", "cash", "credit_internal", 1401),
    ]
    rows = [
        {"scheme": scheme, "payment": payment, "jalali_year": year}
        | {name: _of_year(code, category, year) for name, code in codes.items()}
        for scheme, payment, category, year in lines
    ]
    world.add(tables.support_budget, pd.DataFrame(rows), source, simulated=False)
    world.cover(tables.support_budget, YEAR_BEFORE.start)


def _deposits(world: World, source: int) -> None:
    """A deposit per scheme and year as printed; those of renovation before 1400 add up to the rest."""
    code, bank = "support_deposited_mirr", "support_bank_resources_mirr"
    lines = [
        ("renovation", 1400),
        ("renovation", 1401),
        ("credit_public", 1401),
        ("credit_internal", 1401),
        ("dairy", 1400),
        ("dairy", 1401),
    ]
    for scheme, year in lines:
        _deposit(
            world, source, scheme, "cash", year, _of_year(code, scheme, year), _of_year(bank, scheme, year)
        )
    for payment in tables.PAYMENTS:
        amount = _of_year(code, f"credit_public:{payment}", 1400)
        added = _of_year(bank, "credit_public", 1400) if payment == "cash" else 0.0
        _deposit(world, source, "credit_public", payment, 1400, amount, added)
    ever = report.value(code, category="renovation", period_type="cumulative")
    before = ever - sum(_of_year(code, "renovation", year) or 0 for year in (1400, 1401))
    years = range(SINCE["renovation"], 1400)
    amounts = share_out(world.rng("renovation deposits"), before, len(years), 0.3)
    for year, amount in zip(years, amounts, strict=True):
        _deposit(world, source, "renovation", "cash", year, float(amount), 2 * float(amount), simulated=True)
    world.cover(tables.support_deposit, YEAR_BEFORE.start)


def _deposit(
    world: World, source: int, scheme: str, payment: str, year: int, amount: float | None,
    bank: float | None, *, simulated: bool = False,
) -> None:
    """What the organisation deposited from the funds of a year, and what the bank added to it."""
    events.put(
        world, tables.support_deposit, "deposited_on", 1, source, Period.of_year(year),
        simulated=simulated, name=f"{scheme} {payment}", scheme=scheme, payment=payment,
        funds_year=year, amount_mirr=amount, bank_mirr=bank,
    )


def _loans(world: World, scheme: str, source: int) -> None:
    """Loans before 1400, those of the funds of 1400 with the printed shares, and a few of 1401."""
    total = round(report.value("support_units", category=scheme, period_type="cumulative"))
    printed = _of_year("support_contracts", scheme, 1400)
    count = RENOVATION_LOANS_1400 if printed is None else round(printed)
    now = LOANS_1401[scheme]
    older = total - count - now
    rng = world.rng(f"loans {scheme}")
    use = _uses(rng, scheme, total)
    jobs = _jobs(rng, scheme, total, count)
    printed_shares = _printed_shares(rng, scheme, count)
    since = Period(Period.of_year(SINCE[scheme]).start, YEAR_BEFORE.start)
    batches = (
        (older, since, None, _lent(rng, older)), (now, YEAR, 1401, _lent(rng, now)),
        (count, YEAR_BEFORE, 1400, printed_shares),
    )
    at = 0
    for size, when, year, shares in batches:
        events.put(
            world, tables.support_loan, "signed_on", size, source, when, name=scheme, scheme=scheme,
            use=use[at : at + size], jobs=jobs[at : at + size], funds_year=year, **shares,
        )
        at += size


def _jobs(rng: np.random.Generator, scheme: str, total: int, count: int) -> list[int]:
    """The jobs of each of `total` loans, the last `count` of them being those of the funds of 1400."""
    ever = round(report.value("support_jobs", category=scheme, period_type="cumulative"))
    of_1400 = round(_of_year("support_jobs", scheme, 1400) or ever * count / total)
    return [
        *split_by_weight(ever - of_1400, rng.lognormal(0, 0.6, total - count)),
        *split_by_weight(of_1400, rng.lognormal(0, 0.4, count)),
    ]


def _lent(rng: np.random.Generator, count: int) -> dict[str, Any]:
    """Amounts of loans whose shares are not printed; the bank adds twice what the organisation gives."""
    amounts = np.round(rng.lognormal(7, 0.4, count))
    return {"organisation_mirr": amounts, "bank_mirr": 2 * amounts}


def _printed_shares(rng: np.random.Generator, scheme: str, count: int) -> dict[str, Any]:
    """The shares in the loans of the funds of 1400, adding up to the printed sums; None = not printed."""
    return {
        name: _shares(rng, scheme, part, count)
        for name, part in (("organisation_mirr", "organisation_share"), ("bank_mirr", "bank_share"))
    }


def _shares(rng: np.random.Generator, scheme: str, part: str, count: int) -> np.ndarray | None:
    value = _of_year("support_contract_value_mirr", f"{scheme}:{part}", 1400)
    return None if value is None else share_out(rng, value, count, 0.5)


def _uses(rng: np.random.Generator, scheme: str, total: int) -> list[str | None]:
    """As many loans of each use as printed, in any order."""
    names = USES.get(scheme, ())
    made: list[str | None] = [
        name
        for name in names
        for _ in range(
            round(report.value("support_units", category=f"{scheme}:{name}", period_type="cumulative"))
        )
    ]
    made += [None] * (total - len(made))
    return [made[place] for place in rng.permutation(total)]
