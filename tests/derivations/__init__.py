"""Compound indicators worked out a second time, in pandas over whole tables, without our facts and formulas."""
