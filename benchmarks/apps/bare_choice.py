"""A bare page with one choice, to measure a change of a filter against."""

import streamlit as st

st.metric("Bare", st.selectbox("Choice", (1, 2)))
