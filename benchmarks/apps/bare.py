"""The bare one-line Streamlit page that ours is measured against."""

import streamlit as st

st.metric("Bare", 1)
