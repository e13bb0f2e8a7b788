"""What a template says of each column in Persian: its meaning, how it is written, what is allowed."""

from collections.abc import Iterator

from common.wording import digits, unit_name
from data_access.loading import titles
from data_access.loading.entities import Entity, Field, FileColumn
from data_access.place_names import normalise

UNITS = {
    "_ha": "ha", "_m2": "m2", "_mirr": "million IRR", "_musd": "million USD", "_meur": "million EUR",
    "_irr": "IRR", "_pct": "%", "_m3_day": "m3/day", "hours": "hours", "_minutes": "minutes", "_days": "days",
}
HOW = {
    "date": "تاریخ شمسی مانند ۱۴۰۲/۰۵/۱۴ یا میلادی مانند ۲۰۲۳-۰۸-۰۵",
    "moment": "تاریخ و ساعت تهران مانند ۱۴۰۲/۰۵/۱۴ ۰۸:۳۰",
    "integer": "عدد درست، بی‌اعشار؛ رقم فارسی و جداکنندهٔ هزارگان پذیرفته است",
    "number": "عدد؛ رقم فارسی، ممیز و جداکنندهٔ هزارگان پذیرفته است",
    "flag": "بله یا خیر",
    "text": "متن، تا ۵۰۰ نویسه",
    "one_of": "یکی از مقدارهای مجاز",
    "province": "نام استان یا کد آن مانند IR-07",
}
EXAMPLES = {
    "date": "1402/05/14", "moment": "1402/05/14 08:30", "integer": "12", "number": "1250.5", "flag": "بله",
    "text": "", "province": "فارس",
}
REQUIRED, OPTIONAL = "الزامی", "اختیاری؛ نامعلوم خالی بماند"


def unit_of(field: Field) -> str:
    """The unit of a measured column in the words of the catalogue; empty where it has none."""
    if field.kind not in ("integer", "number"):
        return ""
    return next((unit for end, unit in UNITS.items() if field.name.endswith(end)), "")


def meaning(entity: Entity, column: FileColumn) -> str:
    """What the column tells, in one Persian sentence."""
    found = titles.help_texts()
    if len(column.path) > 1:
        return _reference(entity, column)
    name = column.field.name
    own = found["meaning"].get(f"{entity.name}.{name}") or found["meaning"].get(name)
    return own or f"{titles.of_column(column)}، {titles.of_entity(entity.name)}."


def _reference(entity: Entity, column: FileColumn) -> str:
    """A row of another table is named by the parts of its key, all of them or none."""
    of = column.of
    target = of.reference[0] if of.reference else ""
    parts = "، ".join(each.code for each in entity.columns if each.of == of)
    told = f"«{titles.of_entity(target)}» با این ستون‌ها نشانی داده می‌شود: {parts}." if "،" in parts else (
        f"«{titles.of_entity(target)}» را نشانی می‌دهد."
    )
    empty = "" if column.required else titles.help_texts()["reference"].get(of.name, "اگر ندارد خالی بماند.")
    there = "ردیف آن باید در پایگاه یا در همین بارگذاری باشد."
    return " ".join(filter(None, [told, there, empty]))


def how(column: FileColumn) -> str:
    """How a value is written, with its unit and bounds."""
    field = column.field
    unit = _unit(unit_of(field))
    return "؛ ".join(filter(None, [HOW[field.kind], f"واحد: {unit}" if unit else "", _bounds(field)]))


def _unit(unit: str) -> str:
    return "درصد" if unit == "%" else unit_name(unit, "fa") if unit else ""


def _bounds(field: Field) -> str:
    low, high = (None if each is None else digits(f"{each:g}", "fa") for each in (field.low, field.high))
    if low and high:
        return f"از {low} تا {high}"
    return f"از {low} به بالا" if low else f"تا {high}" if high else ""


def allowed(field: Field) -> list[tuple[str, str]]:
    """The values that may stand there, each with its Persian title."""
    return [(value, titles.of_value(field.name, value)) for value in field.values]


def labels(field: Field) -> list[str]:
    """What a steward chooses from: Persian titles, codes where two values share a title."""
    found = [titles.of_value(field.name, value) for value in field.values]
    known = list(map(normalise, found))
    return [
        title if known.count(normalise(title)) == 1 and "," not in title else value
        for title, value in zip(found, field.values, strict=True)
    ]


def example(field: Field) -> str:
    """A right value."""
    if field.name in ("jalali_year", "funds_year"):
        return "1402"
    if field.low is not None and field.high is not None:
        return f"{(field.low + field.high) / 2:g}"
    return labels(field)[0] if field.values else EXAMPLES[field.kind]


def note(entity: Entity, column: FileColumn) -> str:
    """Everything of the above, as it stands in the note of a heading."""
    return "\n".join(_note(entity, column))


def _note(entity: Entity, column: FileColumn) -> Iterator[str]:
    yield f"{titles.of_column(column)} - {REQUIRED if column.required else OPTIONAL}"
    yield meaning(entity, column)
    yield f"شیوهٔ نوشتن: {how(column)}"
    if sample := example(column.field):
        yield f"نمونه: {sample if column.field.values else digits(sample, 'fa')}"
    if column.field.values:
        yield "مقدارهای مجاز: " + "؛ ".join(f"{value} = {title}" for value, title in allowed(column.field))
    if column.field.name in entity.key and len(column.path) == 1:
        yield "این ستون کلید است: ردیفی با همین کلید به‌روز می‌شود، وگرنه ردیف تازه است."
