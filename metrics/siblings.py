"""Printed cells that are figures of a sibling of the indicator they are printed under."""

from data_access.report import Cell

COMPARISONS = ("achievement_of_plan", "growth", "share_of_total")
# A mean printed for a year is that of the year's new units; printed for its end, that of all units.
OF_NEW_UNITS = {
    "employment_per_unit": "employment_per_unit_commissioned",
    "land_per_unit_m2": "land_per_unit_commissioned_m2",
    "investment_per_unit_mirr": "investment_per_unit_commissioned_mirr",
}
# What clusters had before the intervention; their printed growth is since then, not since last year.
BEFORE = {
    "cluster_enterprises": "cluster_enterprises_before",
    "cluster_networks": "cluster_networks_before",
    "cluster_bdsp": "cluster_bdsp_before",
    "cluster_bdsp_projects": "cluster_bdsp_projects_before",
    "cluster_joint_activities": "cluster_joint_activities_before",
    "cluster_organisations": "cluster_organisations_before",
    "cluster_employment": "cluster_employment_before",
    "cluster_exports_musd": "cluster_exports_before_musd",
    "cluster_sales_birr": "cluster_sales_before_birr",
}
OF_CATEGORY = {
    **{(code, "before_intervention"): before for code, before in BEFORE.items()},
    ("mis_plot_statuses", "before_change"): "mis_plot_statuses_before",
    ("mis_plot_statuses", "after_change"): "mis_plot_statuses",
    ("giz_companies_visited", "individually"): "giz_companies_visited",
    ("giz_companies_visited", "jointly_per_group"): "giz_companies_visited_jointly",
    ("giz_companies_visited", "mean_per_participant"): "giz_companies_visited_per_participant",
}
# By the last part of the category; what stands before it stays the category.
OF_LAST_PART = {
    ("support_contract_value_mirr", "bank_share"): "support_contract_value_bank_mirr",
    ("support_contract_value_mirr", "organisation_share"): "support_contract_value_organisation_mirr",
}


def code_of(cell: Cell) -> str:
    """The indicator that a cell is a figure of."""
    return _figure_of(cell)[0]


def category_of(cell: Cell) -> str:
    """The category of that indicator, without a comparison; empty = the whole."""
    return _figure_of(cell)[1]


def split(category: str) -> tuple[str, str]:
    """The category and the comparison in the category column.

    >>> split("achievement_of_plan"), split("water:growth"), split("water")
    (('', 'achievement_of_plan'), ('water', 'growth'), ('water', ''))
    """
    *before, last = category.split(":")
    return (":".join(before), last) if last in COMPARISONS else (category, "")


def _figure_of(cell: Cell) -> tuple[str, str]:
    code, category = cell.indicator_code, split(cell.category)[0]
    if (code, category) in OF_CATEGORY:
        return OF_CATEGORY[code, category], ""
    *before, last = category.split(":")
    if (code, last) in OF_LAST_PART:
        return OF_LAST_PART[code, last], ":".join(before)
    return (OF_NEW_UNITS.get(code, code) if cell.period_type == "year" else code), category
