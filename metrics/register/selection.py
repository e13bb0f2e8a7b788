"""Which rows of an entity are asked for: the same words in links, the API, files and the command line."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from common.errors import BadSelection
from common.period import Period
from metrics.refusal import check_text, unreadable
from metrics.register import tables
from metrics.register.conditions import condition_of, read_condition, written_condition

NAMES = ("entity", "columns", "period", "provinces", "where", "search", "order")
LISTS = {"columns": ",", "provinces": ",", "where": ";"}
LONGEST, CONDITIONS, WORDS = 30_000, 30, 10
Parameters = str | Mapping[str, str] | Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Register:
    """Rows of one entity. Empty parts do not narrow; `columns` empty = all that are shown.

    `where` pairs a column with a value, empty = not known; before numbers and days may stand `>=` or `<=`.
    Several values of one column are alternatives; limits and different columns hold all at once. `order`
    names a column, "-" before it = falling; without it, and among equals, rows come by their key.
    """

    entity: str
    columns: tuple[str, ...] = ()
    period: Period | None = None
    provinces: frozenset[str] = frozenset()
    where: tuple[tuple[str, str], ...] = ()
    search: str = ""
    order: str = ""

    @classmethod
    def parse(cls, parameters: Parameters, beside: Sequence[str] = ()) -> "Register":
        """Reads a query string or its parameters; those named in `beside` are another's and passed over.

        `where` may be given several times, or once with ; between (%3B for one inside a value).
        Raises BadSelection for what cannot be read or names a table or column that is not shown, BadPeriod.
        """
        found = _read(parameters, beside)
        period, given = found["period"].strip(), [part for part in found["where"].split(";") if part]
        if len(given) > CONDITIONS:
            raise BadSelection(
                f"بیش از {CONDITIONS} شرط داده شده است؛ کمتر بنویسید.",
                f"More than {CONDITIONS} conditions are given: write fewer.",
            )
        asked = cls(
            check_text("entity", found["entity"].strip()), tuple(dict.fromkeys(_words(found["columns"]))),
            _period(period) if period else None, frozenset(_words(found["provinces"])),
            tuple(dict.fromkeys(map(read_condition, given))), check_text("search", found["search"].strip()),
            found["order"].strip(),
        )
        asked.check()
        return asked

    def check(self) -> None:
        """Raises BadSelection for a table, column or value that cannot be asked for; needs no database."""
        known = tables.known(self.entity)
        for key in filter(None, (*self.columns, self.order.removeprefix("-"))):
            known.field(key)
        for key, value in self.where:
            condition_of(known.field(key).column, value)
        if len(self.search.split()) > WORDS:
            raise unreadable("search", self.search, "search=گاز شهرک")

    def address(self) -> str:
        """The query string that `parse` reads as this very register."""
        return urlencode([(name, text) for name, text in self._parts() if text])

    def command(self) -> str:
        """The line that gives the same rows in a terminal."""
        words = ["python", "-m", "metrics", "rows", self.entity]
        for name, text in self._parts()[1:]:
            if text:   # with "=", so that a value may begin with a dash
                words.append(f"--{name}={text}")
        return shlex.join(words)

    def _parts(self) -> list[tuple[str, str]]:
        return [
            ("entity", self.entity), ("columns", ",".join(self.columns)),
            ("period", str(self.period) if self.period else ""),
            ("provinces", ",".join(sorted(self.provinces))),
            *(("where", written_condition(key, value)) for key, value in self.where),
            ("search", self.search), ("order", self.order),
        ]


def _read(parameters: Parameters, beside: Sequence[str]) -> dict[str, str]:
    found = dict.fromkeys(NAMES, "")
    for name, text in _pairs(parameters):
        if name in beside:
            continue
        if name not in NAMES:
            raise BadSelection(
                f"«{name[:40]}» برای ردیف‌ها معنایی ندارد؛ این‌ها دارند: {'، '.join(NAMES)}",
                f"{name[:40]!r} means nothing for rows; these do: {', '.join(NAMES)}",
            )
        if found[name] and name not in LISTS:
            raise unreadable(name, f"{found[name]}, {text}", f"{name}=...")
        found[name] = f"{found[name]}{LISTS[name]}{text}" if found[name] else text
        if len(found[name]) > LONGEST:
            raise unreadable(name, text, f"{name}=...")
    return found


def _pairs(parameters: Parameters) -> list[tuple[str, str]]:
    if isinstance(parameters, Mapping):
        return list(parameters.items())
    if not isinstance(parameters, str):
        return list(parameters)
    try:
        return parse_qsl(parameters.removeprefix("?"), max_num_fields=2 * CONDITIONS, keep_blank_values=True)
    except ValueError as failure:
        raise unreadable("address", parameters, "entity=contract&provinces=IR-07") from failure


def _words(text: str) -> list[str]:
    return [check_text("list", word.strip()) for word in text.split(",") if word.strip()]


def _period(text: str) -> Period:
    """One period, or from one to another as in 1401-02-15/1401-S3."""
    first, mark, last = text.partition("/")
    begin = Period.parse(first)
    if not mark:
        return begin
    end = Period.parse(last)
    if end.stop <= begin.start:
        raise unreadable("period", text, "period=1401-02-15/1401-S3")
    return Period(begin.start, end.stop)
