"""The answers: each takes a question and asks metrics what the pages ask, with the rights of whoever asks."""

from collections.abc import Callable

from api import known_on
from api.declared import SIZE
from api.paged import page_of
from api.question import LANGUAGES, YES_NO, Answer, Question, Said, Sent
from api.refusals import Refused
from common.errors import BadSelection
from exports import form_named
from metrics import register, registry, search
from metrics.crosstab import Crosstab, ask, dimensions_of
from metrics.indicator import Indicator
from metrics.register import Register

# Parameters that are not the table's.
OUR_OWN = ("format", "language", "about", "total", "page", "size", known_on.PARAMETER)
BARE = ("csv", "tsv")   # forms that most programs read only without lines before the table


def indicators(question: Question) -> Answer:
    """Every indicator, or those that hold the words of `search`, the best first."""
    question.caller.rights.check()
    known = registry.all_indicators()
    found = search.indicators(question.one("search")[:200], known)
    return Said({"indicators": [_indicator(code, known[code]) for code in found]}, len(found))


def _indicator(code: str, about: Indicator) -> dict[str, object]:
    dimensions = [
        {"name": name, "members": None if (known := about.categories(name)) is None else [*map(str, known)]}
        for name in about.dimensions
    ]
    return {
        "code": code, "theme": registry.theme_of(code), "title_fa": about.title, "title_en": about.title_en,
        "question_fa": about.question, "definition_fa": about.definition,
        "definition_en": about.definition_en, "note_fa": about.note, "note_en": about.note_en,
        "unit": str(about.unit), "kind": about.kind, "better": about.better.value, "owner_fa": about.owner,
        "source_fa": about.source, "rows": list(dimensions_of((code,))), "dimensions": dimensions,
    }


def values(question: Question) -> Answer:
    """A table of indicators."""
    question.caller.rights.check_may("export_figures")
    asked = Crosstab.parse(question.given, beside=OUR_OWN)
    form, language, about = _file(question)
    total = question.choice("total", YES_NO, "no") == "yes"
    day = known_on.day_of(question)
    answer = ask(asked, question.caller.rights, known_on.database_of(day))
    return Sent(known_on.marked(answer.content(total), day), form, language, about, form != "json", "values")


def entities(question: Question) -> Answer:
    """The tables whose rows the role may read, with their columns."""
    found = register.entities(question.caller.rights)
    listed = [{
        "entity": each.name, "title_fa": each.title_fa, "title_en": each.title_en, "dated_by": each.day,
        "columns": [{"key": column.key, "kind": str(column.kind), "unit": column.unit,
                     "title_fa": column.title_fa, "title_en": column.title_en} for column in each.columns],
    } for each in found]
    return Said({"entities": listed}, len(listed))


def rows(question: Question) -> Answer:
    """Rows of an entity: a page of them as JSON, or all of them in any form."""
    rights, entity = question.caller.rights, question.path["entity"]
    rights.check_may("export_rows")
    _known(entity)
    asked = Register.parse([("entity", entity), *question.given], beside=OUR_OWN)
    form, language, about = _file(question)
    day = known_on.day_of(question)
    if form == "json" and question.one("page", "1") != "all":
        number, size = question.whole("page", 1), question.whole("size", SIZE)
        return page_of(asked, rights, known_on.database_of(day), number, size)
    for name in ("page", "size"):
        if question.one(name, "all") != "all":
            raise BadSelection(
                f"«{name}» تنها برای صفحه‌های json است؛ قالب‌های دیگر همهٔ سطرها را می‌دهند.",
                f"{name!r} is for pages of json only: other forms give all rows.",
            )
    table = known_on.marked(register.content(asked, rights, known_on.database_of(day)), day)
    return Sent(table, form, language, about, True, f"rows/{entity}")


def _known(entity: str) -> None:
    try:
        register.tables.known(entity)
    except BadSelection as problem:
        raise Refused(404, problem.fa, problem.en) from problem


def _file(question: Question) -> tuple[str, str, bool]:
    """Form, language, and whether the file tells what it is. Raises BadExport, BadSelection."""
    form = form_named(question.one("format", "json")).name
    language = question.choice("language", LANGUAGES, LANGUAGES[0])
    about = question.choice("about", YES_NO, YES_NO[1] if form in BARE else YES_NO[0])
    return form, language, about == YES_NO[0]


ANSWERS: dict[str, Callable[[Question], Answer]] = {
    "indicators": indicators, "values": values, "entities": entities, "rows": rows,
}
