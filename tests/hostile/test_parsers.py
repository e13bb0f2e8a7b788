"""Whatever an address, cookie or header holds: read, or refused in words; never any other error."""

from contextlib import suppress
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.errors import DashboardError
from common.harmless import CLOSE, OPEN, harmless
from common.period import Period
from data_access import past_days
from data_access.state import written
from metrics.crosstab import Crosstab
from metrics.register import Register
from metrics.scope import CODES
from tests.hostile.looking import still
from tests.hostile.payloads import PAYLOADS
from web import local

SIGNS = "0123456789۰۱۴٠-/:;,=!<>|%&+ .'\"\\IR\u202e\x00\ud800🏭"
anything = st.one_of(st.text(max_size=60), st.text(SIGNS, max_size=40), st.sampled_from(PAYLOADS))
PARTS = ("1401", "1401-S3", "until:1401-07-15", "1401-13-45", "IR-07", "park", "province", "units_operating",
         "operating_unit", "name", "-name", "name=x", "id>=1", "id:1,2", "1e400", "-0", "yes", "nan",
         *CODES[:3])
value = st.one_of(anything, st.lists(st.sampled_from(PARTS), max_size=4).map(",".join))
NAMES = ("rows", "indicators", "periods", "provinces", "park", "where", "at_least", "at_most", "search",
         "order", "across", "entity", "columns", "period")
parameters = st.lists(st.tuples(st.one_of(st.sampled_from(NAMES), anything), value), max_size=8)
few = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(parameters)
def test_a_table_or_a_register_is_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    for kind in (Crosstab, Register):
        with suppress(DashboardError):
            kind.parse(pairs)
        with suppress(DashboardError):
            kind.parse(dict(pairs))
    for _, text in pairs:
        for reader in (Crosstab, Register):
            with suppress(DashboardError):
                reader.parse(text)


@few
@given(value)
def test_a_period_or_a_past_day_is_read_or_refused(text: str) -> None:
    with suppress(DashboardError):
        assert isinstance(Period.parse(text).start, date)
    with suppress(DashboardError):
        assert isinstance(past_days.parse(text), date)


@few
@given(st.one_of(anything, st.tuples(st.sampled_from(["/", "//", "/\\", "/parks?", "/%2f", "/./", "\t/"]),
                                     anything).map("".join)))
def test_the_way_back_after_a_login_stays_here(asked: str) -> None:
    found = local.local(asked)
    assert found.startswith("/")
    assert not found.startswith(("//", "/\\"))
    assert found.isascii()
    assert found.isprintable()


@few
@given(value)
def test_the_address_of_a_saved_view_is_kept_or_refused(text: str) -> None:
    with suppress(DashboardError):
        kept = written.address(text)
        assert kept == written.address(kept)
    with suppress(DashboardError):
        assert "\x00" not in written.text(text, 100)


@few
@given(st.lists(st.one_of(anything, st.sampled_from([*OPEN, CLOSE, "\u202e", "\u2029"])), max_size=8))
def test_a_shown_text_moves_nothing_around_it(parts: list[str]) -> None:
    shown = harmless("".join(parts))
    assert [] == list(still("shown", shown))
    assert shown == harmless(shown)
    shown.encode()
