"""Whether the time of a failed login tells that a name exists: tries at the running server, names mixed.

    python -m benchmarks.login_times [--tries 1000]

The wait after wrong passwords is put off for this run only (FREE_TRIES), or the tries would end after five.
Compared by the ranks of all times (Mann and Whitney), with the chance that such a difference arises when the
names are shuffled; and by the greatest distance of the two distributions (Kolmogorov and Smirnov), likewise.
"""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlencode, urlsplit

import numpy as np
from numpy.typing import NDArray

from data_access.state import cookie_key, users
from data_access.state.tables import state
from tests.serving import ROOT, streamlit

NAMES, SHUFFLES, LEAST = 20, 5000, 0.01
Times = NDArray[np.float64]


@dataclass(frozen=True)
class Found:
    """Seconds of the tries with known and with unknown names, in the order in which they were made."""

    known: Times
    unknown: Times

    def chances(self) -> tuple[float, float]:
        """How often shuffled names differ at least as much: by ranks, by the greatest distance."""
        shuffled, both = np.random.default_rng(1401), np.concatenate([self.known, self.unknown])
        ranks, size = both.argsort().argsort().astype(float), len(self.known)
        seen = _differences(ranks, size)
        others = [_differences(shuffled.permutation(ranks), size) for _ in range(SHUFFLES)]
        at_least = [sum(each[n] >= seen[n] for each in others) for n in (0, 1)]
        return (at_least[0] + 1) / (SHUFFLES + 1), (at_least[1] + 1) / (SHUFFLES + 1)


def _differences(ranks: Times, size: int) -> tuple[float, float]:
    """The distance of the mean ranks, and the greatest distance of the shares up to each rank."""
    first = np.zeros(len(ranks))
    first[ranks[:size].astype(int)] = 1
    apart = np.cumsum(first) / size - np.cumsum(1 - first) / (len(ranks) - size)
    return abs(float(ranks[:size].mean() - ranks[size:].mean())), float(np.abs(apart).max())


def measure(tries: int) -> Found:
    """Tries a wrong password `tries` times each way, at an installation of its own with known names."""
    with TemporaryDirectory() as home:
        environment = _installation(Path(home))
        with streamlit(ROOT / "dashboard.py", Path(home) / "log", environment) as running:
            connection = HTTPConnection(urlsplit(running.url).netloc, timeout=60)
            cookie, form = _form(connection)
            kinds = ("known", "other")
            turns = [(f"{kind}{n % NAMES:02}", kind) for n in range(tries) for kind in kinds]
            order = np.random.default_rng(7).permutation(2 * tries)
            times: dict[str, list[float]] = {"known": [], "other": []}
            for at in order:
                name, kind = turns[at]
                times[kind].append(_try(connection, cookie, form, name))
    return Found(np.array(times["known"]), np.array(times["other"]))


def _installation(home: Path) -> dict[str, str]:
    cookie_key.make(home / "cookie.key")
    made = {
        "STATE_URL": f"sqlite:///{home}/state.sqlite", "COOKIE_KEY_FILE": str(home / "cookie.key"),
        "DATABASE_URL": f"duckdb:///{home}/nowhere.duckdb", "SETTINGS_FILE": os.devnull,
        "FREE_TRIES": "1000000",
    }
    engine = state(made["STATE_URL"])
    for n in range(NAMES):
        users.add(engine, f"known{n:02}", f"wohl-geordnet {n} 8fj2", "analyst")
    return made


def _form(connection: HTTPConnection) -> tuple[str, str]:
    connection.request("GET", "/login")
    answer = connection.getresponse()
    cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
    found = re.search(r'name="form" value="(\w+)"', answer.read().decode())
    return cookie, found[1] if found else ""


def _try(connection: HTTPConnection, cookie: str, form: str, name: str) -> float:
    body = urlencode({"form": form, "next": "/", "name": name, "password": "not this one"})
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    began = perf_counter()
    connection.request("POST", "/login", body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    took = perf_counter() - began
    if 'id="problem"' not in text:
        raise RuntimeError(f"The login did not answer as it should: {answer.status}")
    return took


def report(found: Found) -> tuple[str, float]:
    """The figures in words, and the smaller chance."""
    by_rank, by_distance = found.chances()
    rows = [
        f"{name}: median {np.median(times) * 1000:.2f} ms, mean {times.mean() * 1000:.2f} ms, "
        f"p95 {np.percentile(times, 95) * 1000:.2f} ms, {len(times)} tries"
        for name, times in (("known", found.known), ("unknown", found.unknown))
    ]
    told = f"Mann-Whitney p = {by_rank:.3f}, Kolmogorov-Smirnov p = {by_distance:.3f} ({SHUFFLES} shuffles)"
    return "\n".join([*rows, told]), min(by_rank, by_distance)


def main(words: Sequence[str] | None = None) -> int:
    """1 when the times tell known names from unknown ones."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.login_times")
    asked.add_argument("--tries", type=int, default=1000)
    told, chance = report(measure(asked.parse_args(words).tries))
    print(told)
    return int(chance < LEAST)


if __name__ == "__main__":
    sys.exit(main())
