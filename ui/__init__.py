"""How it looks: frame, filters, cards, charts, maps, tables, words; nothing below it knows Streamlit."""
