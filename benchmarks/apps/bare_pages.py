"""Two bare one-line pages, to measure a page switch against."""

import streamlit as st


def first() -> None:
    st.metric("First", 1)


def second() -> None:
    st.metric("Second", 2)


st.navigation([st.Page(first), st.Page(second)]).run()
