"""What a booklet's file prints: its figures, or every reason why none of it is taken."""

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from data_access.booklets.grid import FORMULA, Sheet
from data_access.booklets.layout import Cell
from data_access.booklets.spans import Span
from data_access.loading.refusals import Refusal


@dataclass(frozen=True)
class Figure:
    """One printed figure in the unit of its indicator; `province` is empty for the whole country."""

    span: Span
    code: str
    province: str
    value: float
    printed: str
    label: str


@dataclass
class Booklet:
    """The figures of a file; with refusals none of them is taken."""

    file: str
    figures: list[Figure] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    empty: int = 0   # cells in which nothing is printed

    def refuse(
        self, sheet: Sheet, at: tuple[int, int] | None, value: Cell, rule: str, detail: str = "",
    ) -> None:
        """`at` = row and column from 0; None = the whole sheet."""
        row, column = (0, "") if at is None else (at[0] + 1, get_column_letter(at[1] + 1))
        shown = "" if value is None or value == FORMULA else str(value)
        self.refusals.append(Refusal(self.file, sheet.name, row, column, shown, rule, detail))

    @property
    def spans(self) -> list[Span]:
        """The periods it prints figures of."""
        return list(dict.fromkeys(each.span for each in self.figures))
