"""`python -m tests.hostile.scan`: wapiti against a server of its own, as a stranger and signed in."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from data_access.demo.build import build
from data_access.state import session_cookie
from tests.demo import DESK
from tests.rights import assault
from tests.serving import ROOT

WAPITI = ROOT / ".venv-scan/bin/wapiti"
STARTS = ("/login", "/login?next=/parks", "/startups", "/api/v1", "/parks?province=IR-07&period=1401",
          "/healthz", "/api/v1/values?rows=province&indicators=units_operating&periods=1401",
          "/api/v1/rows/park?size=5&columns=id,name_fa")
MODULES = ("csp,http_headers,cookieflags,sql,exec,file,xss,permanentxss,redirect,crlf,ssrf,xxe,methods,csrf,"
           "information_disclosure,ldap,upload")


# What it always reports, with a verdict in docs/security.md: no need to stop for it.
JUDGED = ("Lack of anti CSRF token", "LDAP Injection via injection", "Secure flag is not set in the cookie")


def main() -> int:
    """Exit status 1 when wapiti called anything a vulnerability that docs/security.md does not judge."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.scan", description=__doc__)
    parser.add_argument("--seconds", type=int, default=120, help="of looking for addresses, each time")
    parser.add_argument("--demo", type=Path, help="a demo file built before")
    chosen = parser.parse_args()
    found = 0
    with tempfile.TemporaryDirectory() as home:
        demo = chosen.demo or Path(home) / "demo.duckdb"
        if not chosen.demo:
            build(f"duckdb:///{demo}", progress=False, desk=DESK)
        with assault.standing(demo, Path(home)) as (url, people):
            for name, cookie in (("stranger", ""), ("reader", people[0].cookie)):
                found += _scanned(url, name, cookie, chosen.seconds, Path(home))
    return 1 if found else 0


def _scanned(url: str, name: str, cookie: str, seconds: int, home: Path) -> int:
    """How many vulnerabilities without a verdict the report names; it stays in var/scan."""
    report = ROOT / f"var/scan/{name}.json"
    report.parent.mkdir(parents=True, exist_ok=True)
    command = [
        str(WAPITI), "-u", f"{url}/login", "--scope", "folder", "--flush-session", "--no-bugreport",
        "-d", "2",
        "-f", "json", "-o", str(report), "-m", MODULES,
        "--tasks", "4",
        "--max-scan-time", str(seconds), "--max-attack-time", str(max(seconds // 8, 10)),
    ]
    for start in STARTS:
        command += ["-s", url + start]
    if cookie:
        command += ["-C", f"{session_cookie.NAME}={cookie}"]
    own = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, check=True, env=own, stdout=subprocess.DEVNULL)
    told = json.loads(report.read_text(encoding="utf-8"))
    kinds = {
        kind: [each["info"] for each in every] for kind, every in told["vulnerabilities"].items() if every
    }
    pages = told["infos"].get("crawled_pages_nbr", "?")
    print(f"{name}: {pages} addresses, {sum(map(len, kinds.values()))} findings")
    for kind, every in kinds.items():
        print(*(f"  {kind}: {each}" for each in sorted(set(every))), sep="\n")
    return sum(not each.startswith(JUDGED) for every in kinds.values() for each in every)


if __name__ == "__main__":
    sys.exit(main())
