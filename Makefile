# make lab · make test · make check · make demo · make release · make clean
# Everything is installed into .venv, which belongs to this folder; the system's Python is left alone.

PYTHON ?= python3.11 python3.12 python3.13 python3
VENV   := .venv
BIN    := $(VENV)/bin
ARGS   ?=

# What each extra brings along, so that installing the larger one makes the smaller ones done too.
BRINGS_home  := home
BRINGS_staff := home staff
BRINGS_dev   := home staff dev

.PHONY: help lab test check lint style types labs system demo release clean
.DELETE_ON_ERROR:

help:
	@echo "make lab      open the course in JupyterLab; make lab ARGS=\"--no-browser --port 9000\""
	@echo "make test     every check: style, types, labs up to date, tests, notebooks, browser"
	@echo "make check    the two-minute half of make test, for every commit"
	@echo "make demo     release lab 1, grade a sample class, write feedback, report and CSV"
	@echo "make release  write labs/ from solutions/"
	@echo "make clean    remove .venv and everything that was generated outside git"

$(BIN)/python:
	@for python in $(PYTHON); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv $(VENV) && exit 0; rm -rf $(VENV); exit 1; \
	  fi; \
	done; \
	echo "dlcourse needs Python 3.11 or newer: install it, or name it with make PYTHON=/path/to/python3.11" >&2; \
	exit 1

# pip compiles on one core, compileall on all. What it cannot compile is no code of this Python.
$(VENV)/.installed-%: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing dlcourse[$*] into $(VENV): a minute or two the first time"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -c constraints.txt -e '.[$*]'
	@$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib || true
	@touch $(addprefix $(VENV)/.installed-,$(BRINGS_$*))

# JupyterLab refuses to serve as root, as in a container, unless told that this is meant.
lab: $(VENV)/.installed-home
	$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/course \
	  $$(test "$$(id -u)" = 0 && echo --allow-root) $(ARGS)

system:
	@scripts/install-system-packages

# Three tests at a time keep two cores busy: some wait, for a browser, pip or a time limit. Those
# are slow, and make check leaves them out.
test: WORKERS ?= 3
check: WORKERS ?= 2

# One thread for each process: these small networks get slower with more.
test check demo: export OMP_NUM_THREADS = 1
test check demo release: export PATH := $(CURDIR)/$(BIN):$(PATH)

lint: $(VENV)/.installed-dev
	@$(MAKE) --no-print-directory --jobs=2 style types labs

style:
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types:
	$(BIN)/mypy

labs:
	$(BIN)/dlcourse release --check

test: system lint
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup

check: lint
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup -m "not slow"

demo: $(VENV)/.installed-staff
	rm -rf build/demo
	scripts/demo build/demo

release: $(VENV)/.installed-staff
	$(BIN)/dlcourse release $(ARGS)

clean:
	rm -rf $(VENV) build dist reports .pytest_cache .mypy_cache .ruff_cache .hypothesis
