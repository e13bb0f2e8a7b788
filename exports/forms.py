"""The forms a table can be taken away in: the one list from which page, API and command line read."""

from dataclasses import dataclass

from common.errors import DashboardError


class BadExport(DashboardError):
    """A table that this form of file cannot hold, or a form nobody knows."""


@dataclass(frozen=True)
class Form:
    """One form. `streams` = bytes leave while rows are read; otherwise the file is made on disk first."""

    name: str
    extension: str
    media_type: str
    streams: bool
    maps: bool = False      # needs a column that names a province or park
    title_fa: str = ""
    title_en: str = ""


FORMS: dict[str, Form] = {form.name: form for form in (
    Form("csv", "csv", "text/csv; charset=utf-8", True, title_fa="CSV، جداشده با ویرگول",
         title_en="CSV, separated by commas"),
    Form("tsv", "tsv", "text/tab-separated-values; charset=utf-8", True, title_fa="TSV، جداشده با جدول‌بند",
         title_en="TSV, separated by tabs"),
    Form("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", False,
         title_fa="کارپوشهٔ اکسل", title_en="Excel workbook"),
    Form("parquet", "parquet", "application/vnd.apache.parquet", True, title_fa="پارکت، برای تحلیل",
         title_en="Parquet, for analysis"),
    Form("json", "json", "application/json", True, title_fa="JSON، برای برنامه‌ها",
         title_en="JSON, for programs"),
    Form("geojson", "geojson", "application/geo+json", True, True, "GeoJSON، نقشه", "GeoJSON, a map"),
    Form("gpkg", "gpkg", "application/geopackage+sqlite3", False, True, "GeoPackage، نقشه",
         "GeoPackage, a map"),
)}


def form_named(name: str) -> Form:
    """Raises BadExport for a form that there is not."""
    if name not in FORMS:
        raise BadExport(
            f"پرونده‌ای با قالب «{name[:20]}» نمی‌سازیم؛ قالب‌ها: {', '.join(FORMS)}",
            f"There is no form of file called {name[:20]!r}; forms: {', '.join(FORMS)}.",
        )
    return FORMS[name]
