"""`python -m data_access mapping`: views over another system's tables, real tables beside them, a check."""

import argparse
import sys
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from common.errors import DataUnavailable, SettingsError
from common.settings import settings
from data_access.engines import address, read_only_engine
from data_access.mapping.check import check
from data_access.mapping.prepare import prepare
from data_access.mapping.template import template

TITLES = "سامانهٔ اطلاعات مدیریت", "Management information system"


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    mapping = commands.add_parser("mapping", help="نماها به جای رونوشت / views instead of copies of rows")
    steps = mapping.add_subparsers(required=True)
    writing = steps.add_parser("template", help="اسکلت نماها / a skeleton of all views")
    writing.add_argument("--out", type=Path, help="file; default: standard output")
    writing.set_defaults(run=_template)
    making = steps.add_parser("prepare", help="جدول‌های واقعی / the tables that must be real ones")
    checking = steps.add_parser("check", help="بررسی نماها / says what is missing or wrong")
    for step, run in ((making, _prepare), (checking, _check)):
        told = "address with ?options=-csearch_path%%3Dschema; default: DATABASE_URL"
        step.add_argument("--url", help=told)
        step.set_defaults(run=run)


def _template(chosen: argparse.Namespace) -> int:
    if chosen.out is None:
        sys.stdout.write(template())
        return 0
    chosen.out.write_text(template(), encoding="utf-8")
    print(f"نوشته شد / written: {chosen.out}")
    return 0


def _prepare(chosen: argparse.Namespace) -> int:
    schema = prepare(chosen.url or settings().database_url, *TITLES)
    print(f"جدول‌های واقعی آماده است / the real tables are there: {schema}")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    """Exit status 1 when something is to be mended."""
    url = chosen.url or settings().database_url
    if address(url).get_backend_name() != "postgresql":
        raise SettingsError("نماها برای PostgreSQL است.", "Mapping views are for PostgreSQL.")
    engine = read_only_engine(url)
    try:
        with engine.connect() as connection:
            found = check(connection)
    except SQLAlchemyError as failure:
        raise DataUnavailable(
            "بررسی به پایان نرسید؛ نشانی و اجازهٔ خواندن را بررسی کنید.",
            f"The check did not come to an end: look at address and rights. ({failure})",
        ) from failure
    finally:
        engine.dispose()
    for each in found:
        print(f"{'-' if each.note else '!'} {each.table}: {each.fa} / {each.en}")
    faults = sum(not each.note for each in found)
    print(f"{faults} خطا / faults, {len(found) - faults} یادآوری / notes")
    return 1 if faults else 0
