"""The operational tables, as far as this product reads them; comments on tables and columns feed the docs."""

from data_access.schema import centres, environment, land, places, units
from data_access.schema.base import SCHEMA_VERSION, metadata

__all__ = ["SCHEMA_VERSION", "centres", "environment", "land", "metadata", "places", "units"]
