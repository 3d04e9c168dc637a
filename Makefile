# Every target sets up what it needs in .venv, once. Works with GNU make 3.81 (macOS) and newer.

PYTHON =
VENV = .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready

.PHONY: help setup demo test check lint types walls bench samples docs pages clean

help: ## Show the targets
	@sed -n 's/^\([a-z][a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 16

setup: $(READY) ## Set up .venv (the other targets do so themselves)

# The first Python of 3.11 or newer; another one: make PYTHON=/path/to/python3
$(READY): pyproject.toml
	@set -e; \
	python=''; \
	for name in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
	  if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python="$$name"; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo 'maalplan needs Python 3.11 or newer, and none was found.' >&2; \
	  echo 'Debian, Ubuntu: sudo apt install python3 python3-venv    macOS: brew install python@3.12' >&2; \
	  exit 1; \
	fi; \
	if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	  if ! "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	    echo "$$python cannot make virtual environments. On Debian and Ubuntu: sudo apt install python3-venv" >&2; \
	    exit 1; \
	  fi; \
	  "$$python" -m venv --clear $(VENV); \
	fi; \
	echo 'Setting up $(VENV), once; this takes a minute.'; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'; \
	touch $(READY)

demo: $(READY) ## Convert the sample plans into out/ and show what came out
	@echo '$$ maalplan convert samples/plans -o out'
	@$(BIN)/maalplan convert samples/plans -o out
	@echo
	@echo '$$ ls out out/plans'
	@ls out out/plans
	@echo
	@echo '$$ maalplan inspect samples/plans/at-2025.docx | head -n 16'
	@$(BIN)/maalplan inspect samples/plans/at-2025.docx | head -n 16
	@echo
	@echo '$$ head -n 2 out/milestones.csv'
	@head -n 2 out/milestones.csv

# As many at a time as there are processors; the tests of one file share what they set up.
test: $(READY) ## Run the tests
	@$(BIN)/python -m pytest -n logical --maxprocesses 8 --dist loadfile

check: lint types walls test ## All that CI runs: format, lint, types, import walls, tests

lint: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(READY)
	@$(BIN)/mypy

walls: $(READY)
	@$(BIN)/lint-imports --no-cache

bench: $(READY) ## Measure, and print the tables of docs/performance.md
	@$(BIN)/python -m benchmarks.startup
	@$(BIN)/python -m benchmarks.pdf

samples: $(READY) ## Write the sample plans anew
	@$(BIN)/python -m samples.make

docs: $(READY) ## Write the generated pages of docs/ anew
	@$(BIN)/python docs/generate.py
	@$(BIN)/python -m maalplan.output.schema_page docs/schema.md

pages: $(READY) ## Build the documentation as pages, into build/docs
	@$(BIN)/python -m sphinx -b html -W --keep-going -q -d build/doctrees docs build/docs
	@echo 'The first page is build/docs/index.html'

clean: ## Take away what was built and set up
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
