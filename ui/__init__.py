"""How it looks: frame, filters, cards, charts, maps, tables and words; with pages the only place that knows Streamlit."""
