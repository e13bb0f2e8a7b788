"""Entry point: `streamlit run dashboard.py`."""

import streamlit as st

from ui import frame

frame.run()
