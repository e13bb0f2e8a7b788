"""The language of a run is worked out once, and still follows the address and the switch."""

from streamlit.testing.v1 import AppTest


def _script() -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest runs this function's text alone

    from ui.language import language, switch  # noqa: PLC0415

    st.text(f"{language()} {language()}")
    switch()
    st.text(language())


def _said(app: AppTest) -> list[str]:
    return [each.value for each in app.text]


def test_the_address_and_the_switch_change_the_language_at_once() -> None:
    app = AppTest.from_function(_script).run()
    assert ["fa fa", "fa"] == _said(app)
    app.button[0].click().run()
    assert ["en en", "en"] == _said(app)
    app.query_params["lang"] = "fa"
    assert ["fa fa", "fa"] == _said(app.run())
    del app.query_params["lang"]
    assert ["fa fa", "fa"] == _said(app.run())   # what was chosen once holds
