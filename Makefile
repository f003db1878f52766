# make lab · check · test · test-all · colab · demo · pictures · site · release · clean
# Everything is installed into .venv in this folder. The system's Python does not change.

PYTHON ?= python3.11 python3.12 python3.13 python3
VENV   := .venv
BIN    := $(VENV)/bin
ARGS   ?=

# A larger extra contains the smaller ones, so installing it marks them as installed too.
BRINGS_home  := home
BRINGS_staff := home staff
BRINGS_site  := home site
BRINGS_dev   := home staff site dev

.PHONY: help lab test test-all colab check lint style types labs system \
  demo pictures site release clean
.DELETE_ON_ERROR:

help:
	@echo "make lab      open the course in JupyterLab; make lab ARGS=\"--no-browser --port 9000\""
	@echo "make check    run the fast checks, two minutes, before every commit"
	@echo "make test     run the tests, 13 minutes: style, types, labs up to date, notebooks, browser"
	@echo "make test-all run every test, also the exhaustive ones, an hour"
	@echo "make colab    run the course on Colab's versions, the oldest and the newest; installs them"
	@echo "make demo     an evening of grading: a sample class, from Canvas's zip to Canvas's grades"
	@echo "make pictures take the pictures for the README and docs/instructor.md"
	@echo "make site     build the website into build/site"
	@echo "make release  write labs/ from solutions/"
	@echo "make clean    remove .venv and all generated files"

$(BIN)/python:
	@for python in $(PYTHON); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv $(VENV) && exit 0; rm -rf $(VENV); exit 1; \
	  fi; \
	done; \
	echo "dlcourse needs Python 3.11 or newer: install it, or run make PYTHON=/path/to/python3.11" >&2; \
	exit 1

# pip compiles on one core, compileall on all. Some packages contain files for another Python, which
# do not compile; that is no problem.
$(VENV)/.installed-%: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing dlcourse[$*] into $(VENV): a minute or two the first time"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -c constraints.txt -e '.[$*]'
	@$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib || true
	@touch $(addprefix $(VENV)/.installed-,$(BRINGS_$*))

# As root, for example in a container, JupyterLab starts only with --allow-root.
lab: $(VENV)/.installed-home
	$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/course \
	  $$(test "$$(id -u)" = 0 && echo --allow-root) $(ARGS)

system:
	@scripts/install-system-packages

# Three tests at a time keep two cores busy, because some tests wait for a browser, pip or a time
# limit. Those tests are slow, and make check leaves them out.
test test-all: WORKERS ?= 3
check colab: WORKERS ?= 2

# One thread per process: with more threads, these small networks are slower.
test test-all colab check demo pictures site: export OMP_NUM_THREADS = 1
# The tests start hundreds of processes: what is compiled is kept, whatever the machine's default.
test test-all colab check: export PYTHONDONTWRITEBYTECODE =
test test-all colab check demo pictures release: export PATH := $(CURDIR)/$(BIN):$(PATH)

lint: $(VENV)/.installed-dev
	@$(MAKE) --no-print-directory --jobs=2 style types labs

style:
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types:
	$(BIN)/mypy
	$(BIN)/mypy site

labs:
	$(BIN)/dlcourse release --check

test: system lint
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup -m "not exhaustive and not versions"

test-all: system lint
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup --hypothesis-profile=new-examples -m "not versions"

check: lint
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup -m "not slow and not exhaustive and not versions"

# Its environments lie in $$DLCOURSE_CACHE, or in ~/.cache/dlcourse, and take some gigabytes.
colab: $(VENV)/.installed-dev
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup -m versions -o junit_family=xunit1 --junitxml build/versions.xml
	scripts/write-versions build/versions.xml docs/versions.md

demo: $(VENV)/.installed-staff
	rm -rf build/demo
	scripts/demo build/demo

# What the README and docs/instructor.md show.
pictures: $(VENV)/.installed-dev
	DLCOURSE_PICTURES=docs/pictures $(BIN)/pytest tests/browser/test_pictures.py

site: $(VENV)/.installed-site
	@echo "Building build/site: a minute, and some minutes more to draw the explorers the first time"
	@$(BIN)/python site/build.py build/site
	@echo "Open build/site/index.html"

release: $(VENV)/.installed-staff
	$(BIN)/dlcourse release $(ARGS)

clean:
	rm -rf $(VENV) build dist reports .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
