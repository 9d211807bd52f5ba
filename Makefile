# The commands of this project. `make demo` shows it, `make test` proves it, `make check` takes seconds, `make quick` a minute.
# Another interpreter: make demo PYTHON=python3.12. Options of the demo: make demo ARGS="--port 9000".

PYTHON  ?= python3
# Twice as many as there are cores: a test waits for others half of its time.
WORKERS ?= $(shell echo $$((2 * $$(getconf _NPROCESSORS_ONLN))))
ARGS    ?=
SEEDS   ?= 50
FIRST   ?= 0
MINUTES ?= 30
OPS     := $(addprefix tests/,$(addprefix outages/test_,failover.py rolling_restart.py pooler.py) docs/test_alerts.py)

BIN     := .venv/bin
# Each process of a test would else compile our modules anew where the environment forbids to keep them.
export PYTHONDONTWRITEBYTECODE :=
APP     := .venv/.app-installed
DEV     := .venv/.dev-installed
# The locks are complete, so pip has nothing to resolve, and it takes no file whose hash is not in them.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check -qq install --no-deps --require-hashes
BROWSER := $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name) 2>/dev/null)))

.DEFAULT_GOAL := help
.PHONY: help demo test any-day ops-test quick check lint types faults guards bench growth screenshots samples migration lock sbom clean

help:
	@echo "make demo         see it work: the app, seeded, between imitated vendors"
	@echo "make test         everything: lint, types, architecture, unit, journeys, browser"
	@echo "make any-day      the suite without browser on unusual days and hours (needs faketime and gcc; hours)"
	@echo "make ops-test     failover, rolling restart, PgBouncer and alerts with the real programs, and what they showed"
	@echo "make check        lint, types, architecture: seconds"
	@echo "make quick        the same, and for three quarters of a minute the tests nearest to what was changed"
	@echo "make faults       random faults and kills over real processes: make faults SEEDS=500"
	@echo "make guards       remove each guard of the dialing protocol and see its test turn red"
	@echo "make bench        what the app does beside a bare route, as one table (needs wrk; some minutes)"
	@echo "make growth       pages and duties over 10,000 sub-accounts and a million calls (seeding them takes four minutes)"
	@echo "make screenshots  take the pictures of the documentation anew"
	@echo "make samples      make the files in docs/samples anew"
	@echo "make migration    write the migration for changed tables: make migration name=add_tags"
	@echo "make lock         choose the newest allowed version of every dependency"
	@echo "make sbom         the bill of materials of the image (build/sbom.cdx.json), and the list of licences anew"
	@echo "make clean        remove what the other targets made"

demo: $(APP)
	@$(BIN)/python -m app demo $(ARGS)

# A file's tests stay together: they share a demo, or a house. (xdist_group does nothing with pytest 9.2.) Files with few
# tests, which are the long ones, would come last.
test: lint types
ifeq ($(BROWSER),)
	@echo "Browser tests are skipped, for want of Chromium. Debian has it: apt-get install chromium"
endif
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(if $(BROWSER),,-m "not browser") $(ARGS)

any-day: $(DEV)
	@command -v faketime >/dev/null && command -v gcc >/dev/null || { echo "Something is missing. Debian has it: apt-get install faketime gcc libc6-dev"; exit 1; }
	@$(BIN)/python -m tests.suite.any_day --workers $(WORKERS) $(ARGS)

ops-test: $(DEV)
	@$(BIN)/python -m pytest -rPs --durations=0 --durations-min=1 -W ignore $(OPS) $(ARGS)

check: lint types
	@$(BIN)/python -m pytest tests/test_architecture.py

quick: check
	@$(BIN)/python -m tests.suite.quick $(ARGS)

lint: $(DEV)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(DEV)
	@$(BIN)/mypy

faults: $(DEV)
	@$(BIN)/python -m tests.faults.random_faults --seeds $(SEEDS) --first $(FIRST) --minutes $(MINUTES)

guards: $(DEV)
	@$(BIN)/python -m tests.faults.guards

bench: $(DEV)
	@command -v wrk >/dev/null || { echo "wrk is missing. Debian has it: apt-get install wrk"; exit 1; }
	@$(BIN)/python -m tests.bench $(ARGS)

growth: $(DEV)
	@$(BIN)/python -m tests.bench.growth $(ARGS)

screenshots: $(DEV)
	@$(BIN)/python -m tests.browser.screenshots

samples: $(DEV)
	@$(BIN)/python -m tests.docs.samples

# In a database of its own, so that neither a running app nor its data is touched.
migration: $(APP)
	@test -n "$(name)" || { echo "Say what changes: make migration name=add_tags"; exit 1; }
	@rm -rf build/migration; \
	export DATABASE_URL= DATA_DIR=build/migration $$($(BIN)/python -m app generate-secret); \
	trap 'kill -INT $$(head -1 build/migration/postgres/postmaster.pid)' EXIT; \
	$(BIN)/python -m app migrate >/dev/null && $(BIN)/python -m app make-migration $(name)

# Versions by pip, hashes of every file of them by pip-tools; one package is one line.
lock:
	@rm -rf build/lock && mkdir -p build/lock && cp pyproject.toml build/lock/
	@$(PYTHON) -m venv build/lock/venv && $(PYTHON) -m venv build/lock/tools
	@build/lock/tools/bin/pip -qq install pip-tools
	@build/lock/venv/bin/pip -qq install "./build/lock[embedded]"
	@build/lock/venv/bin/pip freeze --exclude leadcall > build/lock/app.txt
	@build/lock/venv/bin/pip -qq install "./build/lock[embedded,dev]"
	@build/lock/venv/bin/pip freeze --exclude leadcall > build/lock/all.txt
	@build/lock/tools/bin/pip-compile -q --generate-hashes --allow-unsafe --no-header --no-annotate \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o build/lock/hashed.txt build/lock/all.txt
	@sed -e ':a' -e '/\\$$/{N;s/ *\\\n */ /;ba}' build/lock/hashed.txt | grep == > build/lock/lines.txt
	@sed -e 's/==.*//' -e 's/[-._]/[-._]/g' -e 's/.*/^&==/' build/lock/app.txt > build/lock/names.txt
	@grep -i -f build/lock/names.txt build/lock/lines.txt > requirements.lock
	@grep -i -v -f build/lock/names.txt build/lock/lines.txt > requirements-dev.lock
	@rm -rf build/lock

# What the image has, in the locked versions and each file by its hash, and nothing of the tests.
sbom:
	@rm -rf build/sbom && $(PYTHON) -m venv --without-pip build/sbom/app && $(PYTHON) -m venv build/sbom/tools
	@build/sbom/tools/bin/pip -qq install cyclonedx-bom
	@grep -v '^pixeltable' requirements.lock > build/sbom/packages.txt
	@build/sbom/tools/bin/pip -qq --python build/sbom/app/bin/python install --no-deps --require-hashes -r build/sbom/packages.txt
	@build/sbom/tools/bin/cyclonedx-py environment --output-reproducible --output-format JSON \
		--output-file build/sbom.cdx.json build/sbom/app/bin/python
	@$(PYTHON) scripts/licences.py build/sbom.cdx.json > docs/reference/licences.md
	@rm -rf build/sbom

clean:
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed. Name it: make demo PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

$(APP): requirements.lock | $(BIN)/python
	@echo "Installing the app (once, about half a minute) …"
	@$(INSTALL) -r requirements.lock
	@touch $@

$(DEV): requirements-dev.lock $(APP)
	@echo "Installing the tools for tests …"
	@$(INSTALL) -r requirements-dev.lock
	@touch $@
