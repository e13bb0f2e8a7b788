"""What narrows a register, in words of both languages: for the head of a file and the line over a table."""

from common import wording
from metrics.content import Filter
from metrics.register.conditions import LIMITED, LIMITS, by_column
from metrics.register.selection import Register
from metrics.register.tables import Entity
from metrics.register.titles import of_column
from metrics.scope import Rights

SIGNS = {">=": ("از {}", "from {}"), "<=": ("تا {}", "to {}"), "": ("{}", "{}")}
UNKNOWN = ("نامعلوم", "not known")


def filters(register: Register, entity: Entity, rights: Rights) -> tuple[Filter, ...]:
    """Every condition, the provinces first; those of the reader's rights are told as well."""
    found = []
    provinces = _provinces(register, entity, rights)
    if provinces:
        found.append(Filter(*of_column("province"), "، ".join(provinces), ", ".join(provinces)))
    if register.period is not None:
        fa, en = (wording.period_name(register.period, language) for language in ("fa", "en"))
        found.append(Filter("دوره", "Period", fa, en))
    found += [_of_column(entity, key, texts) for key, texts in by_column(register.where).items()]
    if register.search:
        found.append(Filter("جستجو", "Search", register.search, register.search))
    if register.columns:
        titles = [entity.field(key).column for key in register.columns]
        fa, en = "، ".join(each.title_fa for each in titles), ", ".join(each.title_en for each in titles)
        found.append(Filter("ستون‌ها", "Columns", fa, en))
    return tuple(found)


def _provinces(register: Register, entity: Entity, rights: Rights) -> list[str]:
    if rights.provinces is None or not entity.placed:
        return sorted(register.provinces)
    return sorted(register.provinces & rights.provinces or rights.provinces)


def _of_column(entity: Entity, key: str, texts: list[str]) -> Filter:
    column = entity.field(key).column
    told: list[tuple[str, str]] = []
    for text in texts:
        sign = text[:2] if text.startswith(LIMITS) and column.kind in LIMITED else ""
        value = text.removeprefix(sign)
        pair = (value, value) if value else UNKNOWN
        told.append((SIGNS[sign][0].format(pair[0]), SIGNS[sign][1].format(pair[1])))
    return Filter(
        column.title_fa, column.title_en, " یا ".join(fa for fa, _ in told), " or ".join(en for _, en in told)
    )
