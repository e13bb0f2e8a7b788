"""Taking over a state database from before there were versions: only if its tables are ours."""

from sqlalchemy import Connection, MetaData, inspect

from common.errors import OldSchema


def check_adopted(connection: Connection, ours: MetaData) -> None:
    """Raises OldSchema when a table of one of our names has not our columns: it is somebody else's."""
    found = inspect(connection)
    for table in (table for table in ours.sorted_tables if found.has_table(table.name)):
        there = {column["name"] for column in found.get_columns(table.name)}
        missing = sorted({column.name for column in table.columns} - there)
        if missing:
            listed = ", ".join(missing)
            raise OldSchema(
                f"جدول {table.name} در پایگاه کاربران (STATE_URL) از این برنامه نیست ({listed} را ندارد)؛"
                " پایگاهی جداگانه برای آن بسازید.",
                f"The table {table.name} of the state database (STATE_URL) is not ours (no {listed}):"
                " give the state a database of its own.",
            )
