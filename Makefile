# Two commands are enough: "make run" and "make test". Everything lands in .venv/, var/ and staticfiles/.

SHELL := /bin/sh
PORT ?= 8000
MINUTES ?=
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3.14 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
IN_VENV := .venv/bin/python
PIP := $(IN_VENV) -m pip install --quiet --disable-pip-version-check --no-input --use-pep517

.PHONY: help run stop test lint bench accuracy search-quality bench-search fuzz screenshots clean
.DEFAULT_GOAL := help

help: ## show this list
	@echo "make run                    an archive of the sample minutes at http://localhost:8000/"
	@echo "make run MINUTES=folder     the same, with your own minutes taken in"
	@echo "make run PORT=8001          the same, on another port"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name text; do \
		printf '%-27s %s\n' "$$name" "$$text"; done

run: .venv/run.stamp ## the archive in the browser, until Ctrl-C
	@exec $(IN_VENV) manage.py serve --port "$(PORT)" $(if $(MINUTES),"$(MINUTES)")

stop: .venv/run.stamp ## stop a database that a killed process left running
	@$(IN_VENV) -m archive.embedded stop

test: .venv/dev.stamp ## all tests
	$(IN_VENV) -m pytest -n 2 --dist loadfile $(ARGUMENTS)

lint: .venv/dev.stamp ## ruff and mypy
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m ruff format --check .
	$(IN_VENV) -m mypy .

bench: .venv/dev.stamp ## how fast parsing, storing and the pages are
	$(IN_VENV) -m bench.parsing
	$(IN_VENV) -m bench.storing
	$(IN_VENV) -m bench.assignments
	$(IN_VENV) -m bench.pages

accuracy: .venv/dev.stamp ## how right the parser is, against answers written by hand
	$(IN_VENV) -m bench.accuracy

search-quality: .venv/dev.stamp ## how good the search is, against questions with known answers
	$(IN_VENV) -m bench.search_quality
	$(IN_VENV) -m bench.search_quality specimens

bench-search: .venv/dev.stamp ## how fast the search is
	$(IN_VENV) -m bench.search_speed

fuzz: .venv/dev.stamp ## torn and mixed-up minutes, to see what breaks the parser
	$(IN_VENV) -m bench.fuzz

screenshots: .venv/dev.stamp ## the pictures of the README (needs Chromium)
	$(IN_VENV) -m bench.screenshots

clean: ## delete what can be made again; the archive's data in var/ stays
	rm -rf .venv staticfiles .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found." >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { \
		echo "Python cannot make a virtual environment (on Debian: apt install python3-venv)." >&2; exit 1; }

.venv/run.stamp: requirements.txt | .venv/bin/python
	@echo "Installing what the archive runs on (only this time) …"
	@$(PIP) -r requirements.txt
	@$(IN_VENV) -m archive.search.lexicon
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Installing what tests and linters need (only this time) …"
	@$(PIP) -r requirements-dev.txt
	@touch $@
