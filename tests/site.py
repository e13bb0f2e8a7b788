"""A whole site on loopback as an installation has it: nginx with TLS in front of several processes."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.serving import ROOT, Serving, free_port, streamlit

CONFIGURE = ROOT / "deploy/nginx/configure"
MISSING = "nginx is missing: install the package `nginx`."
STOP_SECONDS = 10
# What nginx wants besides the site: all of its files in a folder of ours.
AROUND = """daemon off; worker_processes 1; pid {home}/nginx.pid; error_log {home}/error.log; {user}
events {{ worker_connections 2048; }}
http {{
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    include {home}/site.conf;
}}
"""


@dataclass(frozen=True)
class Site:
    """A running site: its address, and the processes behind it in the order of their numbers."""

    url: str
    processes: tuple[Serving, ...]
    home: Path


@contextmanager
def site(home: Path, script: Path, environment: Mapping[str, str], processes: int = 3) -> Iterator[Site]:
    """Serves `script` by several processes behind nginx for the length of the block."""
    told = {**environment, "TRUSTED_PROXIES": "127.0.0.1"}
    with ExitStack() as stack:
        running = tuple(
            stack.enter_context(streamlit(script, home / f"process_{number}.log", told))
            for number in range(1, processes + 1)
        )
        ports = [str(urlsplit(each.url).port) for each in running]
        yield Site(stack.enter_context(nginx(home, ports)), running, home)


@contextmanager
def nginx(home: Path, ports: Sequence[str]) -> Iterator[str]:
    """Debian's nginx with our own configuration, as a process of ours; gives the address of the site."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    if program is None:
        raise RuntimeError(MISSING)
    port = free_port()
    _write(home, port, ports)
    command = [program, "-p", str(home), "-c", str(home / "nginx.conf"), "-e", str(home / "start.log")]
    subprocess.run([*command, "-t", "-q"], check=True)
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        while not _listens(port):
            if process.poll() is not None:
                raise RuntimeError((home / "start.log").read_text())
            time.sleep(0.02)
        yield f"https://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(STOP_SECONDS)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _write(home: Path, port: int, ports: Sequence[str]) -> None:
    key, certificate = home / "key.pem", home / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    around = {"CERTIFICATE": certificate, "KEY": key, "LOGS": home, "CACHE": home / "cache",
              "PAGES": ROOT / "deploy/nginx", "PLAIN_PORT": ""}
    (home / "site.conf").write_bytes(subprocess.run(
        [CONFIGURE, "127.0.0.1", f"127.0.0.1:{port}", *ports], check=True, capture_output=True,
        env={"PATH": "/usr/bin:/bin", **{name: str(value) for name, value in around.items()}},
    ).stdout)
    user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
    (home / "nginx.conf").write_text(AROUND.format(home=home, user=user))
