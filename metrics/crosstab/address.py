"""A table as a query string: the same words in links, the API, files and the command line."""

import shlex
import typing
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import parse_qsl, quote, unquote, urlencode

from common.errors import BadSelection
from metrics.crosstab.step import written
from metrics.refusal import unreadable
from metrics.scope import Among

if typing.TYPE_CHECKING:
    from metrics.crosstab.selection import Crosstab

PROGRAM = "python -m metrics table"
NAMES = (
    "rows", "indicators", "periods", "provinces", "park", "where", "at_least", "at_most", "search", "order",
    "across",
)
LISTS = ("rows", "indicators", "periods", "provinces", "at_least", "at_most")
JOINED = {"where": ";"} | dict.fromkeys(LISTS, ",")
YES, NO = ("yes", "true", "1"), ("no", "false", "0")
LONGEST, FIELDS, ENCODED = 30_000, 100, 6   # a Persian letter takes six signs in an address
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_MARKS = "%,:;"   # they part the members of a filter, so inside a member they are escaped


def read(
    parameters: str | Mapping[str, str] | Iterable[tuple[str, str]], beside: Sequence[str] = ()
) -> dict[str, str]:
    """Every parameter with its text, empty where it is not given. Raises BadSelection.

    One that is given twice is taken as one list where it is a list.
    """
    found = dict.fromkeys(NAMES, "")
    for name, text in pairs(parameters):
        if name in beside:
            continue
        if name not in NAMES:
            raise _unknown(name)
        if found[name] and name not in JOINED:
            raise unreadable(name, f"{found[name]}, {text}", f"{name}=...")
        found[name] = f"{found[name]}{JOINED[name]}{text}" if found[name] else text
    return found


def pairs(parameters: str | Mapping[str, str] | Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names and texts as they came, a query string taken apart. Raises BadSelection for too much of them."""
    try:
        if isinstance(parameters, str):
            if len(parameters) > ENCODED * LONGEST:
                raise _too_long()
            found = parse_qsl(parameters.removeprefix("?"), keep_blank_values=True, max_num_fields=FIELDS)
        else:
            found = list(parameters.items() if isinstance(parameters, Mapping) else parameters)
    except ValueError as failure:
        raise _too_long() from failure
    if any(not isinstance(text, str) for pair in found for text in pair):
        raise unreadable("parameters", found, "rows=province&indicators=contracts_signed&periods=1401")
    if sum(len(name) + len(text) for name, text in found) > LONGEST or len(found) > FIELDS:
        raise _too_long()
    return found


def words(text: str) -> tuple[str, ...]:
    """The words of a list.

    >>> words("contracts_signed, land_added_ha,")
    ('contracts_signed', 'land_added_ha')
    """
    return tuple(filter(None, (word.strip() for word in text.split(","))))


def whole(name: str, text: str) -> int | None:
    plain = text.strip().translate(_DIGITS)
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit() or len(plain) > 9:  # noqa: PLR2004 - keys are integers
        raise unreadable(name, text, f"{name}=12")
    return int(plain)


def yes(name: str, text: str, otherwise: bool) -> bool:
    plain = text.strip().lower()
    if plain in (*YES, *NO):
        return plain in YES
    if plain:
        raise unreadable(name, text, f"{name}=no")
    return otherwise


def among(text: str) -> Among:
    """The members each dimension is narrowed to. Raises BadSelection.

    >>> among("action:create,expand;age:0-7")
    (('action', ('create', 'expand')), ('age', ('0-7',)))
    """
    found = []
    for part in filter(None, text.split(";")):
        dimension, mark, members = part.partition(":")
        if not mark or not members:
            raise unreadable("where", part, "where=action:create,expand")
        found.append((dimension.strip(), tuple(unquote(member) for member in members.split(","))))
    return tuple(found)


def limits(name: str, text: str) -> tuple[tuple[str, float], ...]:
    """The limits on value columns. Raises BadSelection.

    >>> limits("at_least", "land_added_ha:10,contracts_signed__1401:2.5")
    (('land_added_ha', 10.0), ('contracts_signed__1401', 2.5))
    """
    found = {}
    for part in words(text):
        key, _, value = part.rpartition(":")
        try:
            limit = float(value.translate(_DIGITS).replace("٫", "."))
        except ValueError:
            limit = None
        if not key or limit is None or key in found:
            raise unreadable(name, part, f"{name}=land_added_ha:10")
        found[key] = limit
    return tuple(found.items())


def parameters(table: "Crosstab") -> dict[str, str]:
    """The parameters of a table, without those that say nothing."""
    given = {
        "rows": ",".join(table.rows), "indicators": ",".join(table.codes), "periods": written(table.periods),
        "provinces": ",".join(sorted(table.provinces)), "park": "" if table.park is None else str(table.park),
        "where": ";".join(f"{name}:{','.join(map(_escaped, members))}" for name, members in table.among),
        "at_least": _limits(table.at_least), "at_most": _limits(table.at_most), "search": table.search,
        "order": table.order, "across": "" if table.across else "no",
    }
    return {name: text for name, text in given.items() if text}


def command(given: Mapping[str, str]) -> str:
    """The command line with these parameters, as a shell reads it."""
    options = (f"--{name.replace('_', '-')}={text}" for name, text in given.items())
    return " ".join([PROGRAM, *map(shlex.quote, options)])


def query(given: Mapping[str, str]) -> str:
    return urlencode(given, safe=",:.-", quote_via=quote)


def _escaped(member: str) -> str:
    return "".join(f"%{ord(letter):02X}" if letter in _MARKS else letter for letter in member)


def _limits(given: Iterable[tuple[str, float]]) -> str:
    return ",".join(f"{key}:{_number(limit)}" for key, limit in given)


def _number(limit: float) -> str:
    return str(int(limit)) if limit.is_integer() and abs(limit) < 1e15 else repr(limit)  # noqa: PLR2004 - exact as a float


def _unknown(name: str) -> BadSelection:
    listed = ", ".join(NAMES)
    return BadSelection(
        f"جدول پارامتری به نام «{name[:40]}» ندارد؛ پارامترها: {listed}",
        f"A table has no parameter {name[:40]!r}; it has: {listed}.",
    )


def _too_long() -> BadSelection:
    return BadSelection(
        f"نشانی جدول از {LONGEST} نویسه یا {FIELDS} پارامتر بیشتر است؛ شاخص‌ها یا صافی‌های کمتری برگزینید.",
        f"The address of the table has more than {LONGEST} letters or {FIELDS} parameters:"
        " choose fewer indicators or filters.",
    )
