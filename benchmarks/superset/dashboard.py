"""The nearest to our overview that Superset can draw: twelve numbers with their months, and a table."""

import json
from pathlib import Path
from typing import Any

from benchmarks.superset.rest import Json, Rest

HEADLINES = (
    "parks_operating", "land_added_ha", "industrial_land_added_ha", "contracts_signed", "contracts_in_force",
    "units_operating", "units_commissioned", "employment", "parks_with_water_pct", "power_added_mw",
    "workshop_units_built", "units_connected_wwtp_added",
)
STOCKS = ("parks_operating", "parks_with_water_pct", "contracts_in_force", "units_operating", "employment")
HERE = Path(__file__).parent
YEAR = 1401
PLACES = {"jalali_year": YEAR, "province_code": None}   # column of a choice to what is chosen at first
AGAIN = {"achieved": "SUM(value) * 100 / SUM(plan)", "value": "SUM(value)", "plan": "SUM(plan)"}


def make(rest: Rest, database_url: str) -> tuple[int, int]:
    """Keys of the dashboard and of the dataset behind its numbers."""
    database = rest.make("database", database_name="isipo", sqlalchemy_uri=database_url)
    months, plans = (
        rest.make("dataset", database=database, schema="public", table_name=name,
                  sql=(HERE / f"{name}.sql").read_text("utf-8"))
        for name in ("headlines", "behind_plan")
    )
    dashboard = rest.make("dashboard", dashboard_title="overview", published=True)
    drawn = {code: (months, _number(code)) for code in HEADLINES} | {"behind_plan": (plans, _table())}
    charts = {
        name: rest.make("chart", slice_name=name, viz_type=form["viz_type"], datasource_id=dataset,
                        datasource_type="table", params=json.dumps(form), dashboards=[dashboard])
        for name, (dataset, form) in drawn.items()
    }
    about = {"native_filter_configuration": _filters((months, plans), list(charts.values()))}
    rest.ask(f"/api/v1/dashboard/{dashboard}", {
        "position_json": json.dumps(_places(charts)), "json_metadata": json.dumps(about),
    }, "PUT")
    return dashboard, months


def figures(rest: Rest, months: int) -> dict[str, float]:
    """Headline to its figure of the year, asked as the charts ask for it."""
    queries = [_question(code) for code in HEADLINES]
    asked = {"datasource": {"id": months, "type": "table"}, "queries": queries}
    answers = rest.ask("/api/v1/chart/data", asked)["result"]
    values = [[float(row["value"]) for row in answer["data"]] for answer in answers]
    return {
        code: each[-1] if code in STOCKS else sum(each) for code, each in zip(HEADLINES, values, strict=True)
    }


def _question(code: str) -> Json:
    return {
        "columns": ["month"], "metrics": [_metric(code)], "orderby": [["month", True]], "row_limit": 100,
        "filters": [
            {"col": "indicator", "op": "==", "val": code}, {"col": "jalali_year", "op": "==", "val": YEAR},
        ],
    }


def _metric(code: str) -> Json:
    share = "SUM(value) * 100.0 / SUM(whole)"
    return _sql("value", share if code.endswith("_pct") else "SUM(value)")


def _sql(label: str, expression: str) -> Json:
    return {"expressionType": "SQL", "sqlExpression": expression, "label": label}


def _number(code: str) -> Json:
    """The last month of a stock, the sum of the months of a flow, above a line of the months."""
    return {
        "viz_type": "big_number", "metric": _metric(code), "x_axis": "month", "show_trend_line": True,
        "aggregation": "LAST_VALUE" if code in STOCKS else "sum", "y_axis_format": "SMART_NUMBER",
        "adhoc_filters": [{
            "clause": "WHERE", "expressionType": "SIMPLE", "subject": "indicator", "operator": "==",
            "operatorId": "EQUALS", "comparator": code,
        }],
    }


def _table() -> Json:
    return {
        "viz_type": "table", "query_mode": "aggregate", "groupby": ["province", "indicator"],
        "metrics": [_sql(label, expression) for label, expression in AGAIN.items()],
        "timeseries_limit_metric": _sql("achieved", AGAIN["achieved"]), "order_desc": False, "row_limit": 8,
    }


def _filters(datasets: tuple[int, ...], charts: list[int]) -> list[Json]:
    """The choices of year and province, which reach all charts."""
    return [
        {
            "id": f"NATIVE_FILTER-{column}", "name": column, "filterType": "filter_select",
            "type": "NATIVE_FILTER", "chartsInScope": charts, "tabsInScope": [], "cascadeParentIds": [],
            "targets": [{"datasetId": dataset, "column": {"name": column}} for dataset in datasets[:1]],
            "scope": {"rootPath": ["ROOT_ID"], "excluded": []},
            "controlValues": {"multiSelect": True, "enableEmptyFilter": False},
            "defaultDataMask": _chosen(column, value),
        }
        for column, value in PLACES.items()
    ]


def _chosen(column: str, value: int | None) -> Json:
    if value is None:
        return {"filterState": {}, "extraFormData": {}}
    return {
        "filterState": {"value": [value], "label": str(value)},
        "extraFormData": {"filters": [{"col": column, "op": "IN", "val": [value]}]},
    }


def _places(charts: dict[str, int]) -> Json:
    """Superset's layout: rows of four numbers, and the table below them."""
    names = list(charts)
    rows = [names[start:start + 4] for start in range(0, len(HEADLINES), 4)] + [names[len(HEADLINES):]]
    layout: Json = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
        "GRID_ID": {
            "type": "GRID", "id": "GRID_ID", "parents": ["ROOT_ID"],
            "children": [f"ROW-{number}" for number in range(len(rows))],
        },
    }
    for number, row in enumerate(rows):
        layout |= _row(f"ROW-{number}", row, charts)
    return layout


def _row(key: str, names: list[str], charts: dict[str, int]) -> Json:
    parents = ["ROOT_ID", "GRID_ID"]
    row: dict[str, Any] = {key: {
        "type": "ROW", "id": key, "parents": parents, "children": [f"CHART-{name}" for name in names],
        "meta": {"background": "BACKGROUND_TRANSPARENT"},
    }}
    return row | {
        f"CHART-{name}": {
            "type": "CHART", "id": f"CHART-{name}", "children": [], "parents": [*parents, key],
            "meta": {"chartId": charts[name], "width": 12 // len(names), "height": 20, "sliceName": name},
        }
        for name in names
    }
