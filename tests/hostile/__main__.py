"""`python -m tests.hostile`: garbage for minutes, on a server and a demo of its own."""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from data_access.demo.build import build
from tests.demo import DESK
from tests.hostile import fuzz
from tests.rights import assault
from tests.rights.people import Person

PARCEL, MOST_TOLD = 60, 40


def main() -> int:
    """Exit status 1 when anything broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1401)
    parser.add_argument("--demo", type=Path, help="a demo file built before")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        demo = chosen.demo or Path(home) / "demo.duckdb"
        if not chosen.demo:
            build(f"duckdb:///{demo}", progress=False, desk=DESK)
        with assault.standing(demo, Path(home)) as (url, people):
            faults = _all(url, people, chosen)
            traces = fuzz.traces(Path(home) / "server.log")
    print(*[*faults, *traces][:MOST_TOLD], sep="\n")
    print(f"{len(faults)} faults, {len(traces)} errors in the log")
    return 1 if faults or traces else 0


def _all(url: str, people: list[Person], chosen: argparse.Namespace) -> list[str]:
    """Parcels of both kinds until the time is over, told as it goes."""
    tried: Counter[str] = Counter()
    faults: list[str] = []
    begun, seed = time.monotonic(), chosen.seed
    while time.monotonic() - begun < 60 * chosen.minutes:
        for found in (fuzz.pages(url, people, PARCEL, seed), fuzz.http(url, people, 10 * PARCEL, seed)):
            tried += found.tried
            faults += found.faults
        seed += 1
        print(f"{time.monotonic() - begun:.0f} s: {dict(tried)}, {len(faults)} faults", flush=True)
    return faults


if __name__ == "__main__":
    sys.exit(main())
