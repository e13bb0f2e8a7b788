#!/usr/bin/env bash
# deploy/install.sh [--name SITE] [--ports "8501 8502 8503"] [--root DIR] [--demo] [--dry-run]
# Installs the dashboard from an unpacked bundle on a Debian server without network: system user, environment from the
# bundle's wheels, settings, databases, units, nginx. May be run again: what is there is kept, the program is renewed.
# --root DIR puts everything below DIR and touches neither users, databases nor services (for trying, and for images).
set -euo pipefail
bundle=$(cd "$(dirname "$0")/.." && pwd)
name=$(hostname -f 2>/dev/null || hostname) ports="8501 8502 8503" root="" dry="" demo="" passwords=""
while [ $# -gt 0 ]; do
  case $1 in
    --name) name=$2; shift ;;
    --ports) ports=$2; shift ;;
    --root) root=${2%/}; shift ;;
    --demo) demo=yes ;;
    --dry-run) dry=yes ;;
    *) sed -n 2,5p "$0" >&2; exit 2 ;;
  esac
  shift
done
stop() { echo "✗ $*" >&2; exit 1; }
say() { echo "— $*"; }
run() { if [ -n "$dry" ]; then echo "  would run: $*"; else "$@"; fi; }
onto() { # MODE FILE: standard input becomes the file
  if [ -n "$dry" ]; then cat >/dev/null; echo "  would write: $2 ($1)"; return; fi
  install -D -m "$1" /dev/stdin "$2"
}
for_real() { [ -z "$root" ]; }   # on this system itself, not below a folder
secret() { head -c 48 /dev/urandom | base64 | tr -dc 'A-Za-z0-9' | head -c 64; }
opt=$root/opt/isipo etc=$root/etc/isipo lib=$root/var/lib/isipo units=$root/etc/systemd/system

check() {
  ! for_real || [ -n "$dry" ] || [ "$(id -u)" -eq 0 ] || stop "Run this as root, or with --root DIR to try it below a folder."
  [ -d "$bundle/wheels" ] || stop "There are no wheels beside the program: unpack the bundle made by 'make bundle' and run its deploy/install.sh."
  say "checking the bundle"
  (cd "$bundle" && sha256sum --quiet --check SHA256SUMS) || stop "The bundle is damaged or was changed: bring it over again."
  python=$(command -v python3.11 || command -v python3) || stop "Python 3.11 is missing: install python3 and python3-venv."
  "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' ||
    stop "The wheels of the bundle are for Python 3.11; this is $("$python" --version)."
  "$python" -c 'import ensurepip, venv' 2>/dev/null || stop "A virtual environment cannot be made: install python3-venv."
  ! for_real || [ -n "$dry" ] || command -v psql >/dev/null || stop "PostgreSQL is missing: install postgresql and postgresql-client."
  ! for_real || [ -n "$dry" ] || command -v nginx >/dev/null || stop "nginx is missing: install nginx."
}

user() {
  for_real || return 0
  say "system user isipo and its folders"
  onto 644 /etc/sysusers.d/isipo.conf <"$bundle/deploy/etc/sysusers.conf"
  onto 644 /etc/tmpfiles.d/isipo.conf <"$bundle/deploy/etc/tmpfiles.conf"
  id isipo >/dev/null 2>&1 ||
    run useradd --system --user-group --home-dir /var/lib/isipo --shell /usr/sbin/nologin isipo
  run install -d -m 750 -o isipo -g isipo /var/lib/isipo
  run install -d -m 700 -o isipo -g isipo /var/backups/isipo
}

program() {
  release=$opt/releases/$(cat "$bundle/VERSION")
  say "program into $release"
  run mkdir -p "$opt/releases" "$lib"
  run rm -rf "$release.new"
  run mkdir -p "$release.new"
  [ -n "$dry" ] || (cd "$bundle" && tar cf - --exclude=./wheels --exclude=./SHA256SUMS .) | tar xf - -C "$release.new"
  run ln -sfn "$lib" "$release.new/var"
  say "environment from the wheels, without network"
  run "$python" -m venv "$release.new/venv"
  run env PIP_CONFIG_FILE=/dev/null "$release.new/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --no-index --find-links "$bundle/wheels" --requirement "$bundle/requirements.txt" --constraint "$bundle/constraints.txt"
  run rm -rf "$release"
  run mv "$release.new" "$release"
  # Programs of an environment know the folder they were made in; ours are started as `python -m`, which does not.
  run "$release/venv/bin/python" -m compileall -q "$release" -x '/venv/' || true
  run ln -sfn "releases/$(basename "$release")" "$opt/current"
}

settings() {
  say "settings in $etc (what is there stays)"
  if [ ! -e "$etc/settings.toml" ]; then
    local reader loader state
    reader=$(secret) loader=$(secret) state=$(secret)
    passwords=$(printf 'isipo_owner:%s\nisipo_reader:%s\nisipo_loader:%s\nisipo_state:%s\n' "$(secret)" "$reader" "$loader" "$state")
    sed -e "s|@READER@|$reader|" -e "s|@LOADER@|$loader|" -e "s|@STATE@|$state|" "$bundle/deploy/etc/settings.toml.example" |
      onto 640 "$etc/settings.toml"
  fi
  [ -e "$etc/isipo.env" ] ||
    sed -e "s|@NAME@|$name|" -e "s|@COOKIE_SECRET@|$(secret)|" "$bundle/deploy/etc/isipo.env.example" | onto 640 "$etc/isipo.env"
  for page in away often; do onto 644 "$etc/pages/$page.html" <"$bundle/deploy/nginx/$page.html"; done
  if for_real; then
    run chown root:isipo "$etc" "$etc/settings.toml" "$etc/isipo.env"
    run chmod 751 "$etc"
  fi
  if [ ! -e "$etc/tls/certificate.pem" ]; then
    say "a certificate signed by itself, until the organisation's own is put into $etc/tls"
    run mkdir -p "$etc/tls"
    run openssl req -x509 -newkey rsa:3072 -nodes -days 825 -subj "/CN=$name" -addext "subjectAltName=DNS:$name" \
      -keyout "$etc/tls/key.pem" -out "$etc/tls/certificate.pem" 2>/dev/null
    run chmod 600 "$etc/tls/key.pem"
  fi
}

as_isipo() { # a command of the product as its own user, in its own surroundings
  run runuser -u isipo -- env -C "$opt/current" bash -c 'set -a; . /etc/isipo/isipo.env; exec "$@"' - "$opt/current/venv/bin/python" "$@"
}

as_postgres() { # a command of the product as the database's own administrator, by its socket
  run runuser -u postgres -- env -C "$opt/current" SETTINGS_FILE=/dev/null "$opt/current/venv/bin/python" -m data_access "$@"
}

databases() {
  for_real || return 0
  grep -q '_reader:.*@127.0.0.1/isipo"' "$etc/settings.toml" 2>/dev/null || [ -n "$dry" ] ||
    { say "databases are named in settings.toml and left alone"; return 0; }
  local administrator='postgresql+psycopg://postgres@/postgres?host=/run/postgresql'
  say "roles, databases and tables on this machine's PostgreSQL"
  if [ -n "$passwords" ]; then   # of the settings that were just written; an older installation keeps its own
    printf '%s' "$passwords" | as_postgres roles --url "$administrator" --passwords-stdin
  else
    as_postgres roles --url "$administrator"
  fi
  if [ -n "$demo" ]; then
    as_postgres demo --url "postgresql+psycopg://postgres@/isipo?host=/run/postgresql"
    as_postgres roles --url "$administrator"   # rights on what was made anew
  fi
  say "the first administrator (the password is shown once, here)"
  as_isipo -m data_access user first
}

services() {
  say "units, log rotation and the site of nginx"
  for unit in "$bundle"/deploy/systemd/*; do onto 644 "$units/$(basename "$unit")" <"$unit"; done
  onto 644 "$root/etc/logrotate.d/isipo" <"$bundle/deploy/etc/logrotate.conf"
  # shellcheck disable=SC2086
  "$bundle/deploy/nginx/configure" "$name" 443 $ports | onto 644 "$root/etc/nginx/sites-available/isipo"
  run mkdir -p "$root/etc/nginx/sites-enabled"
  run ln -sfn ../sites-available/isipo "$root/etc/nginx/sites-enabled/isipo"
  for_real || return 0
  run install -d -m 755 /var/cache/nginx
  run install -d -m 700 -o www-data /var/cache/nginx/isipo
  if [ -d /run/systemd/system ] || [ -n "$dry" ]; then
    run systemctl daemon-reload
    for port in $ports; do run systemctl enable "isipo-dashboard@$port.service"; done
    run systemctl enable --now isipo-dashboard.target isipo-backup.timer isipo-audit.timer isipo-counts.timer
    for port in $ports; do run systemctl restart "isipo-dashboard@$port.service"; ready "$port"; done
    run nginx -t -q
    run systemctl reload-or-restart nginx
  else
    say "systemd does not run here: start the processes and nginx yourself"
  fi
}

ready() { # one process after the other, so that the others serve meanwhile
  [ -z "$dry" ] || return 0
  for _ in $(seq 60); do
    "$opt/current/venv/bin/python" -c "import sys, urllib.request as u; u.urlopen('http://127.0.0.1:$1/healthz', timeout=2)" 2>/dev/null && return 0
    sleep 1
  done
  stop "The process on port $1 does not answer: see 'journalctl -u isipo-dashboard@$1'."
}

check
user
program
settings
databases
services
say "done: https://$name/"
