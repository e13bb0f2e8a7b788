"""`python -m data_access audit ...`: is the log whole, what stands in it, and lines put away in a file."""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from common import tehran
from common.settings import settings
from data_access.state import audit, audit_archive, audit_reading, audit_verify
from data_access.state.audit_reading import Wanted, shown
from data_access.state.tables import state


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command `audit`."""
    command = commands.add_parser("audit", help="سیاههٔ رویدادها / the audit log")
    actions = command.add_subparsers(required=True)
    verify = actions.add_parser("verify", help="was a line altered, removed or added? 1 = yes")
    verify.add_argument("--holds", default="", metavar="NUMBER:MARK", help="a head printed or logged earlier")
    verify.set_defaults(run=_verify)
    for name, text, run in (("list", "lines, the newest first", _list), ("export", "lines as CSV", _export)):
        command = actions.add_parser(name, help=text)
        command.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD")
        command.add_argument("--who", default="")
        command.add_argument("--what", default="", choices=("", *audit.WORDS), metavar="WORD")
        command.set_defaults(run=run)
        if name == "export":
            command.add_argument("--out", type=Path, required=True)
        else:
            command.add_argument("--most", type=int, default=audit_reading.PAGE)
    archive = actions.add_parser("archive", help="put old lines away in a file; the chain goes on")
    archive.add_argument("--before", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    archive.add_argument("--out", type=Path, required=True)
    archive.set_defaults(run=_archive)
    check = actions.add_parser("check", help="is a file that `archive` wrote whole? 1 = no")
    check.add_argument("file", type=Path)
    check.set_defaults(run=_check)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _verify(chosen: argparse.Namespace) -> int:
    engine = state(settings().state_url)
    verdict = audit_verify.verify(engine)
    if verdict.problem:
        _say(f"{verdict.problem.fa}\n{verdict.problem.en}")
        return 1
    if chosen.holds and not audit_verify.holds(engine, chosen.holds):
        _say(f"سطر {chosen.holds} دیگر چنین نیست؛ رونوشتی کهنه به جای پایگاه نشسته است.\n"
             f"Line {chosen.holds} no longer stands there: an older copy took the place of the database.")
        return 1
    _say(f"سیاهه درست است: {verdict.lines} سطر. / The log is whole: {verdict.lines} lines,"
         f" {verdict.archived} before them in files; head {verdict.head}")
    return 0


def _list(chosen: argparse.Namespace) -> int:
    for line in audit_reading.page(state(settings().state_url), _wanted(chosen), most=chosen.most):
        at = tehran.local(line.at).isoformat(" ", "seconds")
        told = f"{line.number:>7} {at} {line.who:<16} {line.what:<20} {line.address:<16} {line.detail}"
        _say(shown(told.rstrip()))
    return 0


def _export(chosen: argparse.Namespace) -> int:
    engine = state(settings().state_url)
    lines = audit_archive.write_csv(chosen.out, audit_reading.each(engine, _wanted(chosen)))
    audit.record(engine, audit.TERMINAL, "audit exported", f"{lines} lines {chosen.out.name}")
    _say(f"{lines} سطر نوشته شد. / {lines} lines were written: {chosen.out}")
    return 0


def _archive(chosen: argparse.Namespace) -> int:
    engine = state(settings().state_url)
    lines = audit_archive.archive(engine, _begins(chosen.before), chosen.out, audit.TERMINAL)
    _say(f"{lines} سطر در پرونده گذاشته شد. / {lines} lines were put away in {chosen.out}")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    verdict = audit_archive.check(chosen.file)
    if verdict.problem:
        _say(f"{verdict.problem.fa}\n{verdict.problem.en}")
        return 1
    _say(f"پرونده درست است: {verdict.lines} سطر. / The file is whole: {verdict.lines} lines.")
    return 0


def _wanted(chosen: argparse.Namespace) -> Wanted:
    return Wanted(chosen.who, chosen.what, _begins(chosen.since) if chosen.since else None)


def _begins(day: date) -> datetime:
    return tehran.begins_at(day).replace(tzinfo=UTC)
