# Everything a contributor needs, from a fresh clone with Python 3.11, make and git.
#   make setup   environment in .venv          make check   what CI runs before the tests
#   make demo    two parties on this machine   make test    every test, warnings are errors

SHELL  := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
PY     := $(BIN)/python
UV     := UV_LINK_MODE=copy $(BIN)/uv
LOCKS  := requirements/runtime.txt requirements/test.txt requirements/check.txt
CODE   := src tests $(wildcard bench spec fuzz tools)
JOBS   ?= auto
ARGS   ?=
# What checks and rebuilds the console's JavaScript; nothing of it is needed to run Firebreak.
NPM    := tools/console
TSC    := $(BIN)/node $(NPM)/node_modules/typescript/bin/tsc

# Programs that write committed files; each compares instead of writing when given --check.
# (Vectors of identity, exchanges and the wire are compared by their tests; bundles of evidence come out anew each time.)
GENERATORS := spec/vectors/generate.py spec/vectors/make_kinds.py spec/vectors/make_line.py spec/vectors/make_act.py spec/vectors/make_feed.py \
  $(wildcard tools/generate_*.py)

.PHONY: help setup demo test quick check types-js vendor screens format generate bench lock clean distclean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: $(VENV)/.package ## make .venv with everything pinned by hash, and the package itself

$(VENV)/.created: requirements/installer.txt
	@test -n "$(PYTHON)" || { echo "make: no Python found; install Python 3.11 or later, or say make PYTHON=/its/path" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "make: $(PYTHON) is older than Python 3.11; say make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "make: $(PYTHON) cannot make environments (on Debian and Ubuntu: apt install python3.11-venv)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.txt
	@touch $@

$(VENV)/.installed: $(VENV)/.created $(LOCKS)
	$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements/test.txt -r requirements/check.txt
	@touch $@

$(VENV)/.package: $(VENV)/.installed pyproject.toml src/firebreak/__init__.py
	$(UV) pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## two parties on this machine, linked, with consoles (EPISODE=0: consoles at once; ONCE=1: play once and stop; PACE=seconds)
	@$(PY) -m firebreak.cli.demo $(ARGS)

$(NPM)/node_modules/.installed: $(NPM)/package.json $(NPM)/package-lock.json $(VENV)/.package
	PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix $(NPM) ci --no-progress --loglevel=error
	@touch $@

test: setup ## every test, with warnings as errors (ARGS="-k seal": pytest arguments)
	@tools/install_chromium.sh
	$(PY) -m pytest -n $(JOBS) --dist loadfile $(ARGS)

quick: setup ## the tests that take seconds
	$(PY) -m pytest -n $(JOBS) --dist loadfile -m "not slow" $(ARGS)

check: setup $(NPM)/node_modules/.installed ## formatting, lint, types, layers, generated files: what CI runs before the tests
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(PY) -m pytest -q -p no:cacheprovider tests/test_layers.py tests/test_documents.py
	@for generator in $(GENERATORS); do echo "$$generator --check"; $(PY) "$$generator" --check; done
	$(PY) tools/vendor_console.py --check
	$(TSC) -p $(NPM)

types-js: $(NPM)/node_modules/.installed ## types of the console's JavaScript
	$(TSC) -p $(NPM)

vendor: $(NPM)/node_modules/.installed ## make the console's third-party modules anew from the locked packages
	$(PY) tools/vendor_console.py

screens: setup ## write screenshots of every screen of the console to screens/ (ARGS=--guide: those of the guide)
	@tools/install_chromium.sh --fonts
	$(PY) tools/make_screens.py $(ARGS)

format: setup ## put the code in shape
	$(BIN)/ruff check --fix-only --quiet $(CODE)
	$(BIN)/ruff format $(CODE)

generate: setup ## write the committed files that programs make: vectors, tables, descriptions
	@for generator in $(GENERATORS); do echo "$$generator"; $(PY) "$$generator"; done

bench: setup ## measure (figures say which machine)
	$(PY) bench/run.py $(ARGS)

lock: setup ## compile the requirement files again, for all platforms, with hashes and without index addresses
	@for name in installer runtime test check; do \
	  $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	    --python-version 3.11 $(ARGS) requirements/$$name.in -o requirements/$$name.txt; done

clean: ## remove what runs leave behind
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .schemathesis .demo screens
	find src tests spec -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## clean, and the environment too
	rm -rf $(VENV) $(NPM)/node_modules
