"""Points the product at the organisation's own tables by SQL views, instead of copying their rows."""
