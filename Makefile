# Two commands matter: `make serve` shows the archive, `make test` proves it. `make help` lists the rest.
PYTHON ?= python3
PORT   ?= 8000
VENV   := .venv
PY     := $(VENV)/bin/python
OUTPUT ?= output
SITE   := $(PY) -m pelican content -s pelicanconf.py -o $(OUTPUT) --fatal errors
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup fonts convert build publish serve published review preview test check lint browser kills fuzz mutants coverage audit licences lock clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 16

setup: $(VENV)/installed fonts  ## install what the site needs, into .venv/

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Khizana needs Python 3.11 or newer; name it: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Could not make .venv. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/installed: requirements.lock | $(VENV)/bin/python
	@echo "Installing the packages that requirements.lock names …"
	@$(PY) -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(VENV)/installed-test: requirements-test.lock $(VENV)/installed
	@echo "Installing what the tests need …"
	@$(PY) -m pip install --quiet --require-hashes -r requirements-test.lock
	@touch $@

fonts: $(VENV)/installed  ## install fonts and map from npm and cut them to what we use
	@$(PY) -m theme.fonts
	@$(PY) -m theme.geometry

convert: $(VENV)/installed  ## turn new seeds into articles
	@$(PY) -m converter convert

build: setup  ## write the site to output/
	@$(SITE)

publish: setup  ## write the site as published: SITEURL=https://… make publish
	@$(PY) -m pelican content -s publishconf.py -o $(OUTPUT) --fatal errors

serve: setup convert build  ## everything from nothing to a site at an address
	@echo "خزانة: http://127.0.0.1:$(PORT)/   (Ctrl-C stops)"
	@$(SITE) --listen --autoreload --bind 127.0.0.1 --port $(PORT)

check: $(VENV)/installed  ## verify all that an editor can break
	@$(PY) -m converter check

published: setup  ## what the publish workflow runs: new articles committed to main, a checked site in output/
	@$(PY) -m editing.publish --output $(OUTPUT)

review: $(VENV)/installed  ## what the review workflow answers about the last commit
	@$(PY) -m editing.review --base HEAD^1

preview: build  ## a copy of the site in preview/ that opens by a double click
	@$(PY) -m editing.preview $(OUTPUT) preview

lint: $(VENV)/installed-test  ## style and types
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

browser: $(VENV)/installed-test  ## find or install what drives the pages in the tests
	@$(PY) -m tests.browser

test: setup $(VENV)/installed-test browser lint  ## install what the tests need, browser included, and run them all
	@$(PY) -m pytest -n auto --dist loadgroup

kills: setup $(VENV)/installed-test  ## kill convert and build a hundred times at random moments
	@KHIZANA_KILLS=100 $(PY) -m pytest tests/trust/test_faults.py -k killed

fuzz: $(VENV)/installed-test  ## look for texts that break the converter, for SECONDS (300)
	@$(PY) -m tests.trust.fuzz --seconds $(or $(SECONDS),300)

mutants: setup $(VENV)/installed-test  ## make small faults in dates and regions and list those that no test notices; MUTANTS of them (300)
	@$(PY) -m tests.trust.mutants --most $(or $(MUTANTS),300)

coverage: setup $(VENV)/installed-test browser  ## which branches no test takes; runs every test, so it takes longer than make test
	@$(PY) -m pip install --quiet pytest-cov
	@$(PY) -m pytest -n auto --dist loadgroup --cov --cov-report=term-missing:skip-covered

audit: $(VENV)/bin/python  ## known vulnerabilities of what the lock files name; asks pypi.org
	@$(PYTHON) -m venv $(VENV)/audit && $(VENV)/audit/bin/pip install --quiet pip-audit
	@$(VENV)/audit/bin/pip-audit --strict --require-hashes --disable-pip -r requirements.lock -r requirements-test.lock

licences: $(VENV)/installed  ## write THIRD_PARTY.md anew from what is installed
	@$(PY) -m docs.licences

lock:  ## write the lock files anew from pyproject.toml
	@$(PY) -m pip install --quiet pip-tools
	@$(PY) -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements.lock pyproject.toml
	@$(PY) -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra test -c requirements.lock -o requirements-test.lock pyproject.toml

clean:  ## remove what can be made again (not .venv)
	@rm -rf $(OUTPUT) preview .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
