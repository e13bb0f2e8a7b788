# The few commands of the house; each does what it needs first and is fast the second time.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup run develop demo test mutations forged fuzz scan audit-dependencies release guide-pictures check races killed-imports restore-proof mapping-proof past-proof clean soak bundle

help: ## what can be asked
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

setup: ## the virtual environment with the pinned packages
	@scripts/setup run

run: ## the dashboard on http://127.0.0.1:8501, with demo data when there are none
	@scripts/run

develop: ## the same, reloading when a file changes
	@scripts/run --server.fileWatcherType=auto --server.runOnSave=true

demo: ## builds the demo database anew (DEMO_ARGS="--scale 10 --seed 7")
	@scripts/demo $(DEMO_ARGS)

test: ## everything: both databases, doctests, the browser (PYTEST_ARGS="-k land" narrows)
	@scripts/test $(PYTEST_ARGS)

mutations: ## deliberate faults in formulas and filters, each of which a test must notice (slow)
	@scripts/mutations $(FAULTS)

release: ## lists the files of the release with their checksums; after any change below assets/ or ui/static/
	@scripts/setup dev && .venv/bin/python -m common.installed

guide-pictures: ## pictures of the guides, taken by the browser into docs/images/guide (minutes)
	@scripts/guide-pictures

forged: ## ten thousand forged requests to a server of its own, none of which may bring what is closed (long)
	@scripts/forged $(FORGED_ARGS)

fuzz: ## garbage for ten minutes - addresses, cookies, headers, widgets - to a server of its own (FUZZ_ARGS="--minutes 30")
	@scripts/fuzz $(FUZZ_ARGS)

scan: ## wapiti against a server of its own on loopback, as a stranger and signed in; reports in var/scan (minutes)
	@scripts/scan $(SCAN_ARGS)

audit-dependencies: ## published advisories for our versions; needs the network
	@scripts/audit-dependencies

check: ## ruff, mypy --strict, import contracts, generated documents up to date
	@scripts/check

races: ## pages, questions, readers, files and loads beside bare pages, Superset, SQL by hand, COPY and pandas; writes docs/performance.md (hours; RACES_ARGS="--only questions --steps 1e5,1e6" narrows)
	@scripts/races $(RACES_ARGS)

login-times: ## whether the time of a failed login tells that a name exists: 1,000 tries each (ten minutes)
	@scripts/setup dev && .venv/bin/python -m benchmarks.login_times $(LOGIN_ARGS)

soak: ## an hour of 200 windows, with the memory of the processes at its start and end; the same document
	@scripts/races --only readers --windows 200 --soak 60 $(RACES_ARGS)

bundle: ## everything an offline server needs as one tar in var/: program, wheels, licences, checksums, installation
	@scripts/bundle

restore-proof: ## demo on PostgreSQL, backup, restore, every printed cell compared (minutes)
	@scripts/setup dev && .venv/bin/python -m tests.restore_proof

mapping-proof: ## every indicator and printed cell through views over another system's tables (minutes)
	@scripts/setup dev && .venv/bin/python -m tests.mapping_proof

past-proof: ## the whole demo after two loads that touch every table, beside copies made before each (minutes)
	@scripts/setup dev && .venv/bin/python -m tests.past_proof

killed-imports: ## imports killed at random moments, N times on each database (N=100)
	@scripts/setup dev && .venv/bin/python -m tests.loading.killed $(or $(N),100)

clean: ## removes the environment and everything built; keeps settings.toml and var/
	rm -rf .venv .venv-reference .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
