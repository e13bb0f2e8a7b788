"""Makes the real tables that stand beside the views, with what the product fills by itself."""

from sqlalchemy import Connection, create_engine, insert, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from common.errors import DataUnavailable, SettingsError
from data_access import reference
from data_access.engines import address
from data_access.mapping.kinds import REAL, mapped
from data_access.schema import SCHEMA_VERSION, metadata
from data_access.schema.places import coverage, schema_version, source


def prepare(url: str, title_fa: str, title_en: str) -> str:
    """Makes them in the first schema of the address's search_path, which is made too; gives its name.

    What is there already stays. Every table is noted as holding nothing yet. Raises SettingsError,
    DataUnavailable.
    """
    parsed = address(url)
    if parsed.get_backend_name() != "postgresql":
        raise SettingsError("نماها برای PostgreSQL است.", "Mapping views are for PostgreSQL.")
    engine = create_engine(parsed, poolclass=NullPool)
    try:
        with engine.begin() as connection:
            schema = _schema(str(connection.scalar(text("SHOW search_path"))))
            quoted = connection.dialect.identifier_preparer.quote(schema)
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {quoted}"))
            metadata.create_all(connection, tables=list(REAL))
            _fill(connection, title_fa, title_en)
    except SQLAlchemyError as failure:
        raise DataUnavailable(
            "جدول‌ها ساخته نشد و چیزی عوض نشد؛ نشانی و اجازهٔ ساختن را بررسی کنید.",
            f"The tables were not made and nothing was changed: check address and rights. ({failure})",
        ) from failure
    finally:
        engine.dispose()
    return schema


def _fill(connection: Connection, title_fa: str, title_en: str) -> None:
    reference.fill(connection)
    if connection.execute(select(schema_version)).first() is None:
        connection.execute(insert(schema_version).values(version=SCHEMA_VERSION))
    if connection.execute(select(source)).first() is None:
        named = {"title_fa": title_fa, "title_en": title_en}
        connection.execute(insert(source).values(id=1, reference="mapping views", **named))
    known = set(connection.scalars(select(coverage.c.entity)))
    missing = [{"entity": table.name} for table in mapped() if table.name not in known]
    if missing:
        connection.execute(insert(coverage), missing)


def _schema(path: str) -> str:
    """The schema that new tables go to."""
    first = path.split(",", maxsplit=1)[0].strip().strip('"')
    return "public" if first.startswith("$") else first
