"""Whatever stands in an address: an answer or a sentence, never a trace, never a failure of ours."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.declared import ENDPOINTS
from tests.api.asking import Answer

Asking = Callable[..., Answer]
DECLARED = {each.name for endpoint in ENDPOINTS for each in endpoint.parameters}
NAMES = sorted(DECLARED | {"x", "", "entity", "rows[]"})
TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from([
        "province", "park", "contracts_signed", "1401", "1401-13", "9" * 30, "-1", "0", "۱۴۰۱", "IR-07",
        "IR-99", "all", "csv", "json", "xlsx", "gpkg", "../../etc/passwd", "%00", "%ff%fe", "%ED%A0%80",
        "' OR 1=1 --", "a:b,c;d", "=1+1", "id=1", "id>=", "area_m2>=nan", "area_m2>=1e999",
        "signed_on>=0000-00-00", "inf", "null", "\x00", "<script>",
    ]),
)
QUERIES = st.lists(st.tuples(st.sampled_from(NAMES), TEXTS), max_size=8).map(
    lambda pairs: "&".join(f"{name}={text}" for name, text in pairs)
)
PATHS = st.sampled_from(["/v1/values", "/v1/rows/contract", "/v1/indicators", "/v1/entities"]) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=20,
).map(lambda text: f"/v1/rows/{text}")
BOUNDED = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def in_words(answer: Answer) -> bool:
    """An answer, or a refusal that says why."""
    if answer.status == 200:
        return answer.whole
    told = answer.json["error"]
    return answer.status in {400, 403, 404} and bool(told["fa"]) and "Traceback" not in answer.body.decode()


@BOUNDED
@given(PATHS, QUERIES)
def test_any_address_is_answered_or_refused_in_words(asked: Asking, path: str, query: str) -> None:
    assert in_words(asked(path, query, who="fars"))


@BOUNDED
@given(st.sampled_from(NAMES), TEXTS)
def test_any_parameter_beside_a_right_question_is_answered_or_refused(
    asked: Asking, name: str, text: str
) -> None:
    right = "indicators=contracts_signed&periods=1401&rows=province"
    assert in_words(asked("/v1/values", f"{right}&{name}={text}", who="fars"))
    assert in_words(asked("/v1/rows/contract", f"size=1&{name}={text}", who="fars"))


@pytest.mark.parametrize("query", [
    "periods=1401&indicators=" + ",".join(["contracts_signed"] * 5000), "&".join(["search=x"] * 5000),
    "where=" + ";".join(["kind:a"] * 5000), "page=1" * 3000, "search=" + "آ" * 9000, "size=10000",
    "page=999999999",
    "page=0", "size=0", "size=501", "page=all&format=csv&size=5", "format=html", "language=de", "about=maybe",
])
def test_too_much_or_too_little_is_refused_in_words(asked: Asking, query: str) -> None:
    for path in ("/v1/values", "/v1/rows/contract", "/v1/indicators"):
        assert in_words(asked(path, query, who="fars"))


@pytest.mark.parametrize("path", [
    "/", "/v1/", "/v2/values", "/v1/values/", "/v1/rows", "/v1/rows/", "/v1/rows/users", "/v1/rows/../values",
    "/v1/rows/contract/x", "/v1/token", "/v1/rows/session", "/v1/rows/audit",
])
def test_there_is_nothing_beside_the_declared_addresses(asked: Asking, path: str) -> None:
    assert 404 == asked(path).status
