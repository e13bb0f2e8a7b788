"""Any table somebody may ask for, as hypothesis draws it."""

from typing import Any

from hypothesis import strategies as st

from metrics import registry
from metrics.crosstab import Crosstab, Step, dimensions_of
from metrics.over_plans import is_over
from metrics.scope import CODES

INDICATORS = [code for code in registry.all_indicators() if not is_over(code)]
SIGNS = st.characters(blacklist_categories=("Cc", "Cs"))
NASTY = st.one_of(
    st.text(SIGNS, min_size=1, max_size=40),
    st.sampled_from(
        ["a,b", "x:y;z", "100%", "%2C", "=1+1", "'; DROP TABLE park; --", "نیم\u200cفاصله", "&rows=park"],
    ),
)
YEARS, MONTHS = st.integers(1396, 1402), st.integers(1, 12)
STEPS = st.one_of(
    YEARS.map(str), st.builds("{}-S{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}-{}".format, YEARS, MONTHS),
    st.builds("until:1401-{}-{}".format, MONTHS, st.integers(1, 29)),
).map(Step.parse)


@st.composite
def crosstabs(draw: Any, nasty: bool = True) -> Crosstab:
    """A table the constructor takes; with `nasty`, members and searches of any letters."""
    codes = draw(st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=3, unique=True))
    shared = dimensions_of(codes)
    rows = draw(st.lists(st.sampled_from(shared), max_size=2, unique=True)) if shared else []
    first = registry.get(codes[0])
    among = []
    for name in (name for name in shared if name in first.dimensions):
        stated = first.categories(name)
        words = st.sampled_from(stated) if stated else NASTY if nasty and not _of_keys(codes, name) else None
        if words is not None and draw(st.booleans()):
            among.append((name, tuple(draw(st.lists(words, min_size=1, max_size=3, unique=True)))))
    plain = Crosstab(
        tuple(rows), tuple(codes), tuple(draw(st.lists(STEPS, min_size=1, max_size=4, unique=True))),
        draw(st.frozensets(st.sampled_from(CODES), max_size=4)), among=tuple(among),
        across=draw(st.booleans()),
    )
    return narrowed(draw, plain, nasty)


def narrowed(draw: Any, plain: Crosstab, nasty: bool) -> Crosstab:
    """The same table with limits, an order and, with `nasty`, a park and a search."""
    keys = list(plain.value_keys)
    limits = st.dictionaries(st.sampled_from(keys), st.floats(-1e12, 1e12), max_size=2)
    orders = st.sampled_from(["", *(sign + key for key in (*keys, *plain.line_keys) for sign in ("", "-"))])
    return Crosstab(
        plain.rows, plain.codes, plain.periods, plain.provinces, among=plain.among, across=plain.across,
        park=draw(st.none() | st.integers(1, 999_999_999)) if nasty else None,
        at_least=tuple(draw(limits).items()), at_most=tuple(draw(limits).items()),
        search=draw(st.just("") | NASTY) if nasty else "", order=draw(orders),
    )


def _of_keys(codes: list[str], name: str) -> bool:
    columns = [fact.dimensions[name] for fact in registry.get(codes[0]).facts if name in fact.dimensions]
    return any(column.type.python_type is int for column in columns)
