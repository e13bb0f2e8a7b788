"""Clusters, technology needs, training and money: durations, scores, growth since entry, what is left."""

from typing import Any

from tests.derivations.tables import START, STOP, Tables, median_wait, quotient, within

THREE_YEARS, PER_MONTH = 1096, 12 / 365.2425
LAST_STEP = "implementation_year_3"
RUNNING_STEPS = (
    "diagnostic_study", "action_plan", "implementation_year_1", "implementation_year_2", LAST_STEP,
)


def _steps(tables: Tables) -> Any:
    steps = tables("cluster_stage")
    begun = steps.cluster_id.map(tables.whole("cluster").set_index("id").agent_engaged_on)
    return steps.assign(begun=begun, took=(steps.left_on - begun).dt.days)


def _finished(tables: Tables) -> Any:
    steps = _steps(tables)
    return steps[(steps.step == LAST_STEP) & (steps.left_on < STOP)]


def _since_entry(tables: Tables, measure: str) -> float:
    """The last reading before the end of the year less that of the entry, where both are known."""
    readings = tables("cluster_reading")
    entry = readings[readings.moment == "entry"].set_index("cluster_id")[measure]
    last = readings[readings.read_on < STOP].sort_values("read_on").groupby("cluster_id").tail(1)
    grown = last[measure].astype(float) - last.cluster_id.map(entry).astype(float)
    return float(grown.sum())


def cluster_duration_months_mean(tables: Tables) -> float | None:
    finished = _finished(tables)
    took = finished[finished.left_on >= START].took.dropna()
    mean = quotient(took.sum(), len(took))
    return None if mean is None else mean * PER_MONTH


def cluster_finished_within_three_years_pct(tables: Tables) -> float | None:
    finished = _finished(tables)
    older = clusters_over_three_years(tables)
    return quotient((finished.took <= THREE_YEARS).sum(), finished.took.notna().sum() + older, 100)


def clusters_over_three_years(tables: Tables) -> float:
    steps = _steps(tables)
    running = (steps.entered_on < STOP) & ~(steps.left_on < STOP) & steps.step.isin(RUNNING_STEPS)
    return float((running & ((STOP - steps.begun).dt.days > THREE_YEARS)).sum())


def cluster_employment_added(tables: Tables) -> float:
    return _since_entry(tables, "employment")


def cluster_sales_added_birr(tables: Tables) -> float:
    return _since_entry(tables, "sales_mirr") / 1_000


def cluster_service_recipients(tables: Tables) -> float | None:
    """Members served per month in which anybody was served."""
    served = tables("cluster_recipient")
    served = served[within(served.served_on)]
    days = tables.whole("calendar").set_index(tables.whole("calendar").day.map(str))
    month = served.served_on.dt.strftime("%Y-%m-%d").map(days.jalali_year * 100 + days.jalali_month)
    pairs = served.assign(month=month)[["member", "month"]].drop_duplicates()
    return quotient(len(pairs), month.nunique())


def tech_needs_met_pct(tables: Tables) -> float | None:
    needs = tables("tech_need")
    met = (needs.outcome == "met") & (needs.finished_on < STOP)
    return quotient(met.sum(), (needs.registered_on < STOP).sum(), 100)


def tech_need_consultant_satisfaction(tables: Tables) -> float | None:
    needs, surveys = tables("tech_need"), tables.whole("tech_need_survey")
    scores = surveys[surveys.tech_need_id.isin(needs.id) & within(surveys.filled_in_on)].score.dropna()
    return quotient(scores.sum(), len(scores))


def tech_need_step_days_median(tables: Tables) -> float | None:
    needs, steps = tables("tech_need"), tables.whole("tech_need_step")
    entered = steps[steps.tech_need_id.isin(needs.id) & (steps.entered_on < STOP)]
    return median_wait(entered.entered_on, entered.left_on)


def skill_courses_pct(tables: Tables) -> float | None:
    courses = tables("training_course")
    held = courses[within(courses.held_on)]
    return quotient((held.type == "skill").sum(), len(held), 100)


def training_reaction_pct(tables: Tables) -> float | None:
    """Each score weighs as much as the course had participants."""
    courses = tables("training_course")
    scored = courses[within(courses.held_on) & courses.reaction_score.notna()]
    return quotient((scored.reaction_score * scored.participants).sum(), scored.participants.sum())


def dispute_cancelled_area_pct(tables: Tables) -> float | None:
    cases = tables("dispute_case")
    handled = cases[within(cases.handled_on)]
    cancelled = handled[handled.outcome == "final_cancellation"]
    return quotient(cancelled.area_m2.sum(), handled.area_m2.sum(), 100)


def company_operating_expense_pct(tables: Tables) -> float | None:
    accounts = tables("company_account")
    year = accounts[accounts.jalali_year == 1401]
    lines = year.pivot_table("amount_mirr", "province_code", "line")
    both = lines.dropna(subset=["resources", "operating_expenses"])
    return quotient(both.operating_expenses.sum(), both.resources.sum(), 100)


def capital_national_allocation_pct(tables: Tables) -> float | None:
    budgets = tables("capital_scheme_budget")
    both = budgets[budgets.jalali_year == 1401].dropna(subset=["agreement_mirr", "allocation_mirr"])
    return quotient(both.allocation_mirr.sum(), both.agreement_mirr.sum(), 100)


def support_allocated_pct(tables: Tables) -> float | None:
    budgets = tables("support_budget")
    both = budgets[budgets.jalali_year == 1401].dropna(subset=["approved_mirr", "allocated_mirr"])
    return quotient(both.allocated_mirr.sum(), both.approved_mirr.sum(), 100)


def support_bank_multiple(tables: Tables) -> float | None:
    deposits = tables("support_deposit")
    both = deposits[within(deposits.deposited_on)].dropna(subset=["amount_mirr", "bank_mirr"])
    return quotient(both.bank_mirr.sum(), both.amount_mirr.sum())


def support_remaining_mirr(tables: Tables) -> float:
    """Of the funds of 1400: what went back of those of 1401 is not on record."""
    deposits, loans, returns = (tables(f"support_{name}") for name in ("deposit", "loan", "return"))
    return float(
        deposits[deposits.funds_year == 1400].amount_mirr.sum()
        - loans[loans.funds_year == 1400].organisation_mirr.sum()
        - returns[returns.funds_year == 1400].amount_mirr.sum()
    )


def prior_advances_settled_pct(tables: Tables) -> float | None:
    paid = tables("advance_payment")
    owed = paid[(paid.paid_on < START) & ~(paid.settled_on < START)]
    return quotient(owed[owed.settled_on < STOP].amount_mirr.sum(), owed.amount_mirr.sum(), 100)


def small_industry_share_pct(tables: Tables) -> float | None:
    counts = tables("country_units")
    last = counts[counts.as_of < STOP].sort_values("as_of").groupby("size").tail(1).set_index("size").units
    return quotient(last["small"], last.sum(), 100)


DERIVATIONS_BY_PROVINCE = (
    cluster_duration_months_mean, cluster_finished_within_three_years_pct, clusters_over_three_years,
    cluster_employment_added, cluster_sales_added_birr, tech_needs_met_pct, tech_need_consultant_satisfaction,
    tech_need_step_days_median, skill_courses_pct, training_reaction_pct, dispute_cancelled_area_pct,
    company_operating_expense_pct, cluster_service_recipients,
)
DERIVATIONS_OF_THE_COUNTRY = (
    capital_national_allocation_pct, support_allocated_pct, support_bank_multiple, prior_advances_settled_pct,
    small_industry_share_pct,
)
