"""`python -m tests.rights`: forged requests by the thousand, on a server and a demo of its own."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from data_access.demo.build import build
from tests.demo import DESK
from tests.rights import assault
from tests.rights.assault import Outcome
from tests.rights.people import Person

MOST_TOLD, PARCEL = 20, 500


def main() -> int:
    """Exit status 1 when anything escaped."""
    parser = argparse.ArgumentParser(prog="python -m tests.rights", description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--share-of-pages", type=float, default=0.1, help="over the socket of the pages")
    parser.add_argument("--seed", type=int, default=1401)
    parser.add_argument("--demo", type=Path, help="a demo file built before")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        demo = chosen.demo or Path(home) / "demo.duckdb"
        if not chosen.demo:
            build(f"duckdb:///{demo}", progress=False, desk=DESK)
        with assault.standing(demo, Path(home)) as (url, people):
            found = _all(url, people, chosen.requests, chosen.share_of_pages, chosen.seed)
    print(f"{len(found.escaped)} violations in {found.asked} forged requests")
    print(*found.escaped[:MOST_TOLD], sep="\n")
    return 1 if found.escaped else 0


def _all(url: str, people: list[Person], number: int, share: float, seed: int) -> Outcome:
    """Everything in parcels, each with the pages that belong to it, and told as it goes."""
    links, found, begun = assault.offered(url, people), Outcome(), time.monotonic()
    for first in range(0, number, PARCEL):
        size = min(PARCEL, number - first)
        by_socket = round(size * share)
        found += assault.requests(url, people, links, size - by_socket, seed + first)
        found += assault.pages(url, people, by_socket, seed + first)
        print(f"{time.monotonic() - begun:.0f} s: {found.asked} asked, {found.with_rows} answers with rows,"
              f" {len(found.escaped)} violations, {dict(found.status)}", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
