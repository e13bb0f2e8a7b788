"""Whether the copy that is read holds the rows of the first database, table by table."""

from data_access import patience
from data_access.cluster import sums
from data_access.cluster.place import PATIENT
from data_access.database import Database
from data_access.schema import metadata
from data_access.schema.rollups import TABLES


def differing(source_url: str, copy_url: str) -> dict[str, list[str]]:
    """Table to the control sums that are not equal. Raises DataUnavailable, SettingsError, OldSchema."""
    source, copied = Database.at(source_url), Database.at(copy_url)
    try:
        found = {}
        for table in (each for each in metadata.sorted_tables if each not in TABLES):
            question = sums.of(table)
            names = list(question.selected_columns.keys())
            with patience.of(PATIENT):
                here = source.fetch(question)[0]
            found[table.name] = sums.differing(here, copied.fetch(question)[0], names)
        return {name: wrong for name, wrong in found.items() if wrong}
    finally:
        source.close()
        copied.close()
