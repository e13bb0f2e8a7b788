"""Streamlit pages that do next to nothing: the yardstick."""
