"""Every error a reader can meet, as one Persian and one English sentence that says what to do.

    DashboardError
    ├── SettingsError      a setting cannot be used as it stands
    ├── DefinitionError    an indicator is declared wrongly (author's mistake, stops start-up)
    ├── UnknownIndicator   somebody asks for a code nobody declared
    ├── UnknownCategory    a category or grouping the indicator does not have
    ├── UnknownPlace       a province or park that does not exist
    ├── BadSelection       a table that cannot be asked for as it is written
    ├── BadPeriod          a period that cannot be read, or that the data do not reach
    ├── DataUnavailable    the database cannot be reached or refuses the question
    │   └── NotAnswering   it gave no answer this time; asked again later, it may
    │       ├── Busy       all connections are taken
    │       └── TooSlow    the question took longer than it may
    ├── OldSchema          the database is of another schema version
    ├── BadGeometry        an outlines or positions file that must not be used
    └── Forbidden          the reader's role does not allow the question
"""

from collections.abc import Iterable
from difflib import get_close_matches


class DashboardError(Exception):
    """Base of the family; pages catch this one and nothing wider.

    `fa` and `en` are whole sentences for the reader; `str()` gives the English one for logs and terminals.
    """

    def __init__(self, fa: str, en: str) -> None:
        super().__init__(en)
        self.fa = fa
        self.en = en

    @property
    def sentences(self) -> tuple[str, str]:
        """The Persian and the English sentence."""
        return self.fa, self.en

    def text(self, language: str) -> str:
        """The sentence in `language` ("fa" or "en")."""
        return self.fa if language == "fa" else self.en


class SettingsError(DashboardError):
    """A setting cannot be used as it stands."""


class DefinitionError(DashboardError):
    """An indicator is declared wrongly; found when the definition is read."""

    def __init__(self, message: str) -> None:
        super().__init__(f"تعریف نادرست: {message}", message)


class UnknownIndicator(DashboardError):
    """Nobody declared this indicator code."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        close = get_close_matches(code, list(known), n=1)
        super().__init__(
            f"شاخصی با کد «{code}» نداریم." + "".join(f" آیا منظور «{c}» بود؟" for c in close),
            f"No indicator is called {code!r}." + "".join(f" Did you mean {c!r}?" for c in close),
        )


class UnknownCategory(DashboardError):
    """The indicator has no such category or grouping."""

    def __init__(self, code: str, wanted: str, known: Iterable[str]) -> None:
        listed = ", ".join(known) or "-"
        super().__init__(
            f"شاخص «{code}» را نمی‌توان با «{wanted}» جدا کرد؛ ممکن‌ها: {listed}",
            f"{code!r} cannot be split by {wanted!r}; possible: {listed}.",
        )


class NoRows(DashboardError):
    """The figure is worked out from other figures: it has no rows of its own."""


class UnknownPlace(DashboardError):
    """No province or park has this code."""


class BadSelection(DashboardError):
    """A table cannot be asked for as it is written: a parameter is wrong, or it would be too large."""


class BadPeriod(DashboardError):
    """The period cannot be read, or lies outside the data."""


class DataUnavailable(DashboardError):
    """The database cannot be reached or refuses the question."""


class NotAnswering(DataUnavailable):
    """The database gave no answer this time: it is away, starting, or out of reach."""


class Busy(NotAnswering):
    """The database lives, but all connections to it are taken."""


class TooSlow(NotAnswering):
    """The database lives, but this one question took longer than it may."""


class TooFewMonths(DataUnavailable):
    """The rows do not reach back as far as the question needs."""


class OldSchema(DataUnavailable):
    """The database was made for another version of the product."""


class BadGeometry(DashboardError):
    """A geometry file is missing or must not be used."""


class Forbidden(DashboardError):
    """The reader's role does not allow this question."""
