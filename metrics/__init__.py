"""What we measure: indicators, their definitions, and the one way to ask for them. No Streamlit here."""
