"""What holds for every indicator, found by discovery: examples, titles, empty tables, both engines."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from common.errors import UnknownIndicator
from common.period import Period
from data_access import report
from data_access.database import Database
from metrics import compute, describe, registry, siblings
from metrics.indicator import Unit
from metrics.scope import Rights, Scope

EXAMPLES = Path(__file__).parent / "indicators"
SCOPE = Scope(Period.of_year(1401), Rights("analyst"))
CODES = list(registry.all_indicators())
THEMES = [theme for theme, codes in registry.themes().items() if codes]
DIMENSIONS = [(code, name) for code, about in registry.all_indicators().items() for name in about.dimensions]


def asked_in_examples() -> set[str]:
    """Every code that some example asks the value of, as it stands or among the values of a parameter."""
    found: set[str] = set()
    for file in EXAMPLES.glob("test_*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        found |= {word for word in words if isinstance(word, str)}
    return found


def test_every_indicator_has_a_worked_example() -> None:
    assert [] == sorted(set(CODES) - asked_in_examples())


def test_codes_are_declared_once() -> None:
    assert [] == [code for code, times in Counter(CODES).items() if times > 1]
    assert 445 == len(CODES)


@pytest.mark.parametrize("part", ["title", "title_en", "definition", "definition_en"])
def test_no_two_indicators_say_the_same(part: str) -> None:
    said = Counter(getattr(about, part) for about in registry.all_indicators().values())
    assert [] == [text for text, times in said.items() if times > 1 or not text.strip()]


def test_units_belong_to_the_catalogue() -> None:
    assert set() == {about.unit for about in registry.all_indicators().values()} - set(Unit)


def test_a_code_that_names_its_unit_has_it() -> None:
    ends = {
        "pct": Unit.PERCENT, "ha": Unit.HECTARES, "lps": Unit.LITRES_PER_SECOND, "mw": Unit.MEGAWATTS,
        "km": Unit.KILOMETRES, "birr": Unit.BILLION_RIALS, "musd": Unit.MILLION_DOLLARS,
    }
    named = {code: ends[code.rsplit("_", 1)[-1]] for code in CODES if code.rsplit("_", 1)[-1] in ends}
    assert named == {code: registry.get(code).unit for code in named}


def test_shares_are_ratios_of_two_sums() -> None:
    shares = [code for code in CODES if code.endswith("_pct")]
    assert [] == [code for code in shares if not registry.get(code).is_ratio]


def test_every_published_category_belongs_to_its_indicator() -> None:
    printed = {
        (siblings.code_of(cell), siblings.category_of(cell)) for cell in report.cells()
        if siblings.code_of(cell) in CODES and siblings.category_of(cell)
    }
    assert [] == sorted((code, name) for code, name in printed if not registry.get(code).holding(name))


@pytest.mark.parametrize("theme", THEMES)
def test_an_empty_database_gives_0_or_unknown(theme: str, database: Database) -> None:
    found = compute.readings(list(registry.themes()[theme]), SCOPE, database)
    assert set() == {reading.value for reading in found} - {0, None}
    assert set() == {reading.value for reading in found if reading.indicator.is_ratio} - {None}
    assert set() == {reading.plan for reading in found} - {None}


@pytest.mark.parametrize("theme", THEMES)
def test_every_province_stands_in_the_answer_of_an_empty_database(theme: str, database: Database) -> None:
    frame = compute.breakdown(list(registry.themes()[theme]), SCOPE, ["province"], database)
    assert [f"IR-{number:02}" for number in range(31)] == list(frame["province"])


def test_every_split_can_be_asked(database: Database) -> None:
    for code, dimension in DIMENSIONS:
        frame = compute.breakdown([code], SCOPE, [dimension], database)
        members = describe.categories(registry.get(code), dimension)
        assert sorted(members) == sorted(frame[dimension]), code


def test_every_indicator_names_the_tables_it_reads() -> None:
    assert [] == [code for code in CODES if not compute.tables(code)]


def test_a_misspelt_code_is_answered_with_a_suggestion() -> None:
    with pytest.raises(UnknownIndicator, match="Did you mean 'contracts_in_force'"):
        registry.get("contract_in_force")
