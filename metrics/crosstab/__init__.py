"""Any table of indicators by place, category and period: asked once, the same on every way out."""

from metrics.crosstab.answer import ask, sql
from metrics.crosstab.fitting import dimensions_of, members, together
from metrics.crosstab.selection import Crosstab
from metrics.crosstab.step import Step
from metrics.crosstab.table import Table

__all__ = ["Crosstab", "Step", "Table", "ask", "dimensions_of", "members", "sql", "together"]
