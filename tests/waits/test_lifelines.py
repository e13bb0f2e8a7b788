"""Our curves are those of lifelines, to 1e-9: open requests, ties, weights, delayed entry, intervals.

Three things are told to lifelines in its own way. It takes somebody who enters on day e as at risk on that
day already, we only from the next: it is given e + 1/2, and such half days are not compared. Where all have
ended its interval is [0, 0], a certainty that we do not claim: that row's interval is not compared. Its
Aalen-Johansen moves ties of different endings by chance, unless every row of such a day has a twin: each row
is given twice, and our numbers doubled; and it leaves out what ends on day 0, so its days begin at 1.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from metrics.waits.compare import log_rank
from metrics.waits.competing import aalen_johansen
from metrics.waits.curve import kaplan_meier
from metrics.waits.observed import Counts, Observed, Shares
from tests.reference import ask

PROGRAM = Path(__file__).parent / "lifelines_answers.py"
LEVELS = (0.95, 0.8, 0.99)
ENDINGS = ("open", "approved", "rejected", "withdrawn", "closed")


def drawn(seed: int, delayed: bool) -> Observed:
    """Counts with ties of ends and open ones, ends on day 0, and many from the beginning."""
    random = np.random.default_rng(seed)
    days = random.negative_binomial(1.5, 0.05, 150)
    late = delayed & (random.random(150) < 0.3)
    entry = np.where(late, random.integers(1, 40, 150), 0)
    days = np.where(entry > 0, entry + 1 + days, days)
    ending = random.choice(ENDINGS, 150, p=(0.3, 0.4, 0.15, 0.1, 0.05))
    number = random.integers(1, 6, 150)
    return Observed.of(zip(entry.tolist(), days.tolist(), ending.tolist(), number.tolist(), strict=True))


WORLDS = [(drawn(seed, delayed), LEVELS[seed % 3]) for seed in range(6) for delayed in (False, True)]


def as_list(observed: Observed) -> dict[str, list[Any]]:
    entry = np.where(observed.entry > 0, observed.entry + 0.5, 0)
    return {"days": observed.days.tolist(), "entry": entry.tolist(), "weights": observed.number.tolist()}


def curve_question(observed: Observed, level: float) -> dict[str, Any]:
    ended = observed.has_ended.astype(int).tolist()
    return {"ask": "kaplan_meier", **as_list(observed), "ended": ended, "alpha": 1 - level, "until": 20}


def endings_question(observed: Observed, level: float, which: int) -> dict[str, Any]:
    listed = as_list(observed)
    days = [day + 1 for day in listed["days"]]
    entry = [each + 1 if each else 0 for each in listed["entry"]]
    codes = [ENDINGS.index(str(each)) for each in observed.ending]
    return {
        "ask": "aalen_johansen", "days": days * 2, "entry": entry * 2, "weights": listed["weights"] * 2,
        "ending": codes * 2, "which": which, "alpha": 1 - level,
    }


def doubled(observed: Observed) -> Observed:
    return Observed(observed.entry, observed.days, observed.ending, observed.number * 2)


def close(expected: Any, actual: Any) -> bool:
    return bool(np.allclose(np.asarray(expected, float), np.asarray(actual, float), rtol=0, atol=1e-9))


def rows(answer: dict[str, Any], times: Counts, shift: int = 0) -> dict[str, Shares]:
    """The columns of lifelines' answer on our days."""
    where = [answer["times"].index(day + shift) for day in times.tolist()]
    return {name: np.array(each)[where] for name, each in answer.items() if isinstance(each, list)}


@pytest.fixture(scope="module")
def curves() -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = ask(PROGRAM, [curve_question(*world) for world in WORLDS])
    return answers


@pytest.mark.parametrize("world", range(len(WORLDS)))
def test_kaplan_meier_is_that_of_lifelines(world: int, curves: list[dict[str, Any]]) -> None:
    observed, level = WORLDS[world]
    ours = kaplan_meier(observed, level)
    theirs = rows(curves[world], ours.times)
    assert theirs["at_risk"].tolist() == ours.at_risk.tolist()
    assert close(theirs["survival"], ours.survival)
    left = ours.survival > 0
    assert close(theirs["low"][left], ours.low[left])
    assert close(theirs["high"][left], ours.high[left])
    assert curves[world]["median"] == ours.quantile(0.5).value
    assert close(curves[world]["restricted_mean"], ours.restricted_mean(20).value)


def test_aalen_johansen_is_that_of_lifelines_with_ties_and_delayed_entry() -> None:
    asked = [(world, which) for world in range(0, len(WORLDS), 3) for which in range(1, len(ENDINGS))]
    answers = ask(PROGRAM, [endings_question(*WORLDS[world], which) for world, which in asked])
    for (world, which), answer in zip(asked, answers, strict=True):
        observed, level = WORLDS[world]
        ours = aalen_johansen(doubled(observed), level)
        part = ours.parts[ENDINGS[which]]
        theirs = rows(answer, ours.curve.times, shift=1)
        begun = (part.share > 0) & (ours.curve.survival > 0)
        assert close(theirs["share"], part.share)
        assert begun.any()
        for name in ("variance", "low", "high"):
            assert close(theirs[name][begun], getattr(part, name)[begun]), name


def test_log_rank_is_that_of_lifelines() -> None:
    pairs = [(drawn(seed, delayed=False), drawn(seed + 100, delayed=False)) for seed in range(5)]
    questions = [
        {"ask": "log_rank", **{name: {**as_list(each), "ended": each.has_ended.astype(int).tolist()}
                               for name, each in zip(("first", "second"), pair, strict=True)}}
        for pair in pairs
    ]
    for pair, theirs in zip(pairs, ask(PROGRAM, questions), strict=True):
        ours = log_rank(pair)
        assert close([theirs["statistic"], theirs["p"]], [ours.statistic, ours.p])
