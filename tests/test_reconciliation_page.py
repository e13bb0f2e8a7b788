"""The reconciliation page: what it says first, what its choices leave, what its file holds."""

import pytest

from data_access import report
from tests.test_pages import Open, installed, on, opened, said, words  # noqa: F401 - fixtures

WHOLE = len(report.cells())


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_says_first_how_many_printed_figures_are_ours(opened: Open, lang: str) -> None:
    app = opened("reconciliation", lang=lang)
    assert {"fa": "از ۲٬۶۸۸ رقم چاپی", "en": "Of 2,688 printed figures"}[lang] in words(app)
    assert WHOLE == len(app.dataframe[0].value)


@pytest.mark.parametrize(("parameters", "count"), [
    ({"place": "IR-07", "domain": "utilities"}, None), ({"contradiction": "power"}, 3),
    ({"contradiction": "fibre"}, 4), ({"table": "2 / 14", "place": "IR"}, None), ({"q": "قططق"}, 0),
    ({"q": "شهرك\u200cهاي  فيبر", "contradiction": "fibre"}, 4),
])
def test_choices_in_the_url_narrow_the_list(
    opened: Open, parameters: dict[str, str], count: int | None,
) -> None:
    app = opened("reconciliation", **parameters)
    found = len(app.dataframe[0].value) if app.dataframe else 0
    assert [] == said(app)
    assert 0 < found < WHOLE if count is None else count == found


@pytest.mark.parametrize("name", ["domain", "verdict", "place", "table", "contradiction"])
def test_a_choice_that_does_not_exist_is_named_and_left_out(opened: Open, name: str) -> None:
    app = opened("reconciliation", **{name: "<img src=x>"})
    assert not app.exception
    assert [True] == ["«<img src=x>» در فهرست" in sentence for sentence in said(app)]
    assert WHOLE == len(app.dataframe[0].value)
    assert "<img src=x>" not in words(app)


def test_the_list_has_no_latin_digits_in_persian(opened: Open) -> None:
    grid = opened("reconciliation").dataframe[0].value
    texts = "".join("".join(grid[name]) for name in ("period", "table", "printed", "computed", "difference"))
    assert "" == "".join(letter for letter in texts if letter in "0123456789")
