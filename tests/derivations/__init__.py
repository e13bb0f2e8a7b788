"""Compound indicators worked out again in pandas over whole tables, without our facts and formulas."""
