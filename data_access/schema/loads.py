"""What came in when, from whom and why, and how each row looked before: the memory of the database.

None of these is an entity: their rows say what happened to the rows of the entities.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, quoted_name

from data_access.schema.base import (
    amount,
    flag,
    metadata,
    moment,
    not_negative,
    one_of,
    text,
    values_check,
    whole,
)

KINDS = ("import", "event_log", "correction", "booklet", "demo")
load = Table(
    "load",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False,
           comment="Key of the load; later ones are higher"),
    moment(quoted_name("at", quote=True), "When it was taken over"),   # a word of DuckDB's own
    text("who", "Name under which the loader was signed in, or of the operating system's user"),
    one_of("kind", "What was loaded", KINDS),
    text("file_name", "Name of the file or files", optional=True),
    text("file_hash", "SHA-256 of the content, by which the same file is known again", optional=True),
    whole("rows", "Rows in the files"),
    text("reason", "Why figures were corrected, in the loader's words", optional=True),
    Column("source", ForeignKey("source.id"), nullable=False, unique=True,
           comment="The source that the rows it added or changed carry"),
    values_check("kind", KINDS),
    *not_negative("rows"),
    comment="Loads taken over, one after the other",
)
load_entity = Table(
    "load_entity",
    metadata,
    Column("load_id", ForeignKey("load.id"), primary_key=True, comment="Load"),
    Column("entity", String, primary_key=True, comment="Name of a table of this database"),
    whole("added", "Rows that were new"),
    whole("changed", "Rows of which something else is known now"),
    whole("removed", "Rows that are not there any more"),
    *not_negative("added", "changed", "removed"),
    comment="What a load did to the rows of a table",
)
row_change = Table(
    "row_change",
    metadata,
    Column("load_id", ForeignKey("load.id"), primary_key=True,
           comment="Load that changed or removed the row"),
    Column("entity", String, primary_key=True, comment="Name of a table of this database"),
    Column("row_id", String, primary_key=True, comment="Key of the row, as text"),
    text("before", "The whole row as it was, as JSON; empty = there was none"
         " (only where rows name no source)", optional=True),
    comment="Rows as they were before a load changed or removed them",
)
Index("ix_row_change_row", row_change.c.entity, row_change.c.row_id).ddl_if(dialect="postgresql")
published_figure = Table(
    "published_figure",
    metadata,
    Column("load_id", ForeignKey("load.id"), nullable=False, comment="Load of the booklet it stands in"),
    text("indicator_code", "Code of the indicator"),
    Column("province_code", ForeignKey("province.code"), nullable=True,
           comment="Province; empty = the country"),
    whole("jalali_year", "Jalali year"),
    whole("quarter", "Quarter of the year; empty = the whole year", optional=True),
    flag("cumulative", "What happens is counted from the start of the year to the end of the quarter"),
    amount("value", "Figure as printed, in the indicator's unit; empty = printed as unknown"),
    text("printed", "The same as text: its decimals say how far it was rounded", optional=True),
    text("label", "How the booklet calls it", optional=True),
    CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter"),
    CheckConstraint("jalali_year BETWEEN 1300 AND 1450", name="jalali_year"),
    comment="Figures that the organisation published, against which ours are reconciled",
)
Index("ix_published_figure_indicator", published_figure.c.indicator_code).ddl_if(dialect="postgresql")
TABLES = (load, load_entity, row_change, published_figure)
