"""Sets the page of a province as PDF; see typeset.py."""

from typing import Any

from metrics.compare.ranking import Ranked
from reports import drawing, typeset
from reports.briefing import MOST, NAMED, Briefing, Utility
from reports.model import Drawn, Headlines, Paper
from reports.words import Words


def pdf(page: Briefing) -> bytes:
    """The page as PDF: exactly one A4 page."""
    words = Words(page.language)
    say = words.say
    as_of = say("as_of", day=words.day(page.as_of)) if page.as_of else say("empty")
    paper = Paper(page.name, "", page.language, page.period, (), page.as_of, page.simulated, page.made_on)
    codes = tuple(figure.code for figure in (*page.figures, *page.desk))
    data = {
        "title": say("briefing.title", province=page.province_name), "language": page.language,
        "period": words.period(page.period),
        "as_of": f"{as_of} · {say('made_on', day=words.day(page.made_on))}",
        "simulated": page.simulated, "words": typeset.spoken(words), "credit": page.credit,
        "note": f"{as_of} · {say('note.codes', codes=' · '.join(codes))}", "map": _map(page, words),
        "changes": _lines("changes", page.changes, words),
        "figures": {
            **typeset.headlines(Headlines(say("briefing.headlines"), page.figures), paper, words),
            "rank": say("briefing.rank"), "ranks": [_rank(each, words) for each in page.ranks],
            "about_ranks": say("briefing.about_ranks"),
        },
        "utilities": _utilities(page, words), "desk": _desk(page, words),
        "contested": _lines("contested", page.contested, words),
    }
    return typeset.compiled("briefing.typ", data)


def _map(page: Briefing, words: Words) -> dict[str, Any]:
    rings, _ = drawing.country()
    marks = tuple((code, "", 1.0 if code == page.province else None) for code in rings)
    return drawing.drawn(Drawn("map", "", "", "count", marks, chosen=page.province), words)


def _rank(each: Ranked | None, words: Words) -> str:
    """«۳ (۲ تا ۱۱)»: no rank without its interval."""
    if each is None:
        return words.number(None)
    low, high = words.number(each.rank_low), words.number(each.rank_high)
    between = low if low == high else words.say("briefing.rank_between", low=low, high=high)
    return f"{words.number(each.rank)} ({between})"


def _lines(name: str, found: tuple[str, ...], words: Words) -> dict[str, Any]:
    """A heading and the first lines below it, or that there is nothing to say."""
    shown = list(found[:MOST])
    if len(found) > MOST:
        shown.append(words.say("briefing.more_lines", number=words.number(len(found) - MOST)))
    title, nothing = words.say(f"briefing.{name}"), words.say(f"briefing.no_{name}")
    return {"title": title, "lines": shown or [nothing]}


def _utilities(page: Briefing, words: Words) -> dict[str, Any]:
    heads = ("briefing.utility", "briefing.have_head", "briefing.lacking")
    return {
        "title": words.say("briefing.utilities"), "head": [words.say(key) for key in heads],
        "closed": words.say("briefing.closed"),
        "lines": [_utility(each, words) for each in page.utilities or ()],
    }


def _utility(each: Utility, words: Words) -> dict[str, str]:
    comma = "، " if words.language == "fa" else ", "
    lacking = comma.join(each.lacking[:NAMED])
    if len(each.lacking) > NAMED:
        lacking += comma + words.say("briefing.and_more", number=words.number(len(each.lacking) - NAMED))
    have = words.say("briefing.have", have=words.number(each.have), all=words.number(each.parks))
    return {"name": words.say(f"utility.{each.key}"), "have": have,
            "lacking": lacking or words.say("briefing.all_have" if each.parks else "note.none")}


def _desk(page: Briefing, words: Words) -> dict[str, Any]:
    tiles = [
        ("briefing.desk_open", float(page.open.open), "count"),
        ("briefing.desk_waiting", float(page.open.waiting), "count"),
        ("briefing.desk_late", float(page.open.late), "count"),
        ("briefing.desk_oldest", None if page.open.oldest is None else float(page.open.oldest), "days"),
    ]
    told = [{"title": words.say(key), "value": words.number(value, unit), "unit": words.unit(unit)}
            for key, value, unit in tiles]
    told += [
        {"title": figure.title, "value": words.number(figure.value, figure.unit),
         "unit": "" if figure.unit == "%" else words.unit(figure.unit)}
        for figure in page.desk
    ]
    return {"title": words.say("briefing.desk"), "tiles": told, "simulated": page.open.simulated}
