"""`python -m data_access cluster`: copies of the rows on ClickHouse."""

import argparse

from common.settings import settings


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    command = commands.add_parser("cluster", help="رونوشت روی ClickHouse / copies of the rows on ClickHouse")
    does = command.add_subparsers(required=True)
    for name, told in (
        ("schema", "the statements that make the tables, as text"),
        ("load", "copy all rows"), ("follow", "copy what loads have changed since the last copy"),
        ("check", "compare every table of the copy with the rows"),
    ):
        one = does.add_parser(name, help=told)
        one.add_argument("--cluster", metavar="NAME", help="as the server calls it; default: one server")
        one.set_defaults(run=globals()[f"_{name}"])
        if name != "schema":
            one.add_argument("--to", metavar="URL", required=True, help="clickhousedb://user@server:8123/isipo")
            one.add_argument("--url", help="where the rows are; default: LOADER_URL or DATABASE_URL")


def _schema(chosen: argparse.Namespace) -> int:
    from data_access.cluster.tables import statements
    from data_access.schema import metadata

    for table in metadata.sorted_tables:
        for statement in statements(table, "isipo_1", chosen.cluster):
            print(f"{statement};")
    return 0


def _load(chosen: argparse.Namespace) -> int:
    return _copied(chosen, whole=True)


def _follow(chosen: argparse.Namespace) -> int:
    return _copied(chosen, whole=False)


def _copied(chosen: argparse.Namespace, whole: bool) -> int:
    from data_access.cluster.copying import copy

    made = copy(_source(chosen), chosen.to, chosen.cluster, whole, _told)
    if made is None:
        print("رونوشت به‌روز است. / The copy holds the last load already.")
    else:
        print(f"رونوشت {made.number} خوانده می‌شود؛ تا بارگذاری {made.load}."
              f" / Copy {made.number} is read now, up to load {made.load}.")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from data_access.cluster.checking import differing

    wrong = differing(_source(chosen), chosen.to)
    for table, names in wrong.items():
        print(f"{table}: {', '.join(names)}")
    if wrong:
        print("جدول‌ها یکی نیستند. / The tables differ.")
    else:
        print("همهٔ جدول‌ها یکی است. / All tables are equal.")
    return 1 if wrong else 0


def _told(table: str, rows: int) -> None:
    if rows:
        print(f"{rows:>12,}  {table}")


def _source(chosen: argparse.Namespace) -> str:
    return chosen.url or settings().loader_url or settings().database_url
