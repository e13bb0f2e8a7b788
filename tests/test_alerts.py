"""What readers are told is plain text, in the order in which it was written."""

import pytest
from streamlit.testing.v1 import AppTest

from common.errors import BadPeriod
from common.period import Period


def _told(sentence: str) -> str:
    def script(text: str) -> None:
        from ui import alerts  # noqa: PLC0415 - AppTest runs this function's text alone

        alerts.error(text)

    app = AppTest.from_function(script, args=(sentence,)).run()
    return str(app.get("html")[0].proto.body)


def test_written_periods_keep_their_order_in_persian() -> None:
    with pytest.raises(BadPeriod) as refused:
        Period.parse("1401-13-45")
    told = _told(refused.value.fa)
    for text in ("1401-13-45", "1401-S3", "1401-07", "1401-07-15"):
        assert f'<bdi dir="ltr">{text}</bdi>' in told
    assert "(1401)" in told


@pytest.mark.parametrize("text", ["<b>1-2</b>", "&#39;1-2&#39;", "'7-8", "a1-2"])
def test_what_is_quoted_stays_text(text: str) -> None:
    told = _told(text).removeprefix('<p class="alert error" role="alert">').removesuffix("</p>")
    left = told.replace('<bdi dir="ltr">', "").replace("</bdi>", "")
    assert "<" not in left
    assert "&<" not in told
