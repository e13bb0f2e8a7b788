# shellcheck shell=bash
# What the scripts share: where we are, one clear sentence on failure, packages of the system.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset PYTHONDONTWRITEBYTECODE   # every program that is started would compile all modules anew
VENV=.venv
PYTHON=$VENV/bin/python

stop() {  # the one clear sentence
  echo "✗ $*" >&2
  exit 1
}

say() { echo "— $*"; }

as_root() {  # runs a command as root without ever asking for a password
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {  # is this a Debian on which we may install packages?
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

install_package() {  # from Debian's packages, quietly; false when it cannot be
  may_install || return 1
  local log
  log=$(mktemp)
  say "installing the system package $1"
  export DEBIAN_FRONTEND=noninteractive
  if [ -z "${APT_UPDATED:-}" ]; then
    as_root apt-get update -qq >"$log" 2>&1 || true
    APT_UPDATED=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" </dev/null >"$log" 2>&1 || {
    tail -n 5 "$log" >&2
    return 1
  }
}
