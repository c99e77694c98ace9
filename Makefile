# Everything that a contributor runs. `make help` lists it.
#
# The two commands of a fresh machine are `make site` and `make test`; each sets up what it needs first.
# Nothing here asks a question, and running a target twice does no work twice.

# The first Python on the PATH that is new enough; `make PYTHON=/some/python …` names another.
PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
BENCH_VENV := .venv-bench
PEERS_VENV := .venv-peers
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check

# Processes of the tests, documents of the benchmark: `make test JOBS=4`, `make bench SIZES="300 1000"`.
JOBS ?= auto
SIZES ?= 100 300
PAIRS ?= 3

# An environment is made anew when its requirements change or the folder has moved, and at no other time.
key = $(shell { echo '$(CURDIR)'; cat $(1); } | cksum | cut -d' ' -f1)
READY := $(VENV)/.ready-$(call key,pyproject.toml constraints.txt)
BENCH_READY := $(BENCH_VENV)/.ready-$(call key,pyproject.toml constraints.txt)
PEERS_PINS := tests/peers/constraints-properdocs.txt
PEERS_READY := $(PEERS_VENV)/.ready-$(call key,pyproject.toml constraints.txt $(PEERS_PINS))
# A Python that was removed or upgraded leaves an environment that does not start.
$(foreach venv,$(VENV) $(BENCH_VENV) $(PEERS_VENV),$(shell $(venv)/bin/python -c '' 2>/dev/null || rm -f $(venv)/.ready-*))

# The engine and theme announce their successors on every run; the README says what we do about it.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# Make an environment: its folder, its requirements, further options of pip.
# Build tools come from constraints.txt too, so that no version is left to the day.
define make_venv
@test -n '$(PYTHON)' || { echo 'Partwell needs Python 3.11 or newer, and none is on the PATH. Install it, or say make PYTHON=/path/to/python3'; exit 1; }
@tests/tools/need python3-venv python $(PYTHON) -c 'import ensurepip'
@echo 'Setting up $(1)'
@rm -rf $(1)
@$(PYTHON) -m venv $(1)
@$(1)/bin/python $(PIP_INSTALL) -c constraints.txt setuptools
@$(1)/bin/python $(PIP_INSTALL) --no-build-isolation -c constraints.txt $(3) -e '$(2)'
@touch $@
endef

$(READY):
	$(call make_venv,$(VENV),.[dev])

$(BENCH_READY):
	$(call make_venv,$(BENCH_VENV),.[bench])

$(PEERS_READY):
	$(call make_venv,$(PEERS_VENV),.[peers],-c $(PEERS_PINS))

.PHONY: setup
setup: $(READY) ## Install what is needed into .venv

.PHONY: site
site: setup ## Build the site into site/
	@$(BIN)/partwell build

.PHONY: serve
serve: setup ## Show the site at http://127.0.0.1:8000/ and follow every edit
	@$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:8000

.PHONY: lint
lint: setup ## Check style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: format
format: setup ## Bring the code into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: check
check: lint ## Style, types and the fast tests, in under a minute
	@$(BIN)/pytest --quiet -n $(JOBS) -m 'not slow and not browser and not peers'

.PHONY: browser
browser: setup # Chromium for the tests: Debian's where we may install it, else Playwright's own
	@tests/tools/need-chromium $(BIN)/python

# The tracer of coverage makes everything several times slower, so that what it has nothing to learn from runs without it.
# A failure of the first half does not keep the second from its say.
.PHONY: test
test: lint browser ## All tests, with coverage
	@status=0; \
	$(BIN)/pytest --quiet -n $(JOBS) --dist worksteal -m 'not browser and not peers and (not slow or counted)' \
		--cov --cov-report=term:skip-covered --cov-fail-under=95 || status=1; \
	$(BIN)/pytest --quiet -n $(JOBS) --dist worksteal -m '(browser or slow) and not counted and not peers' || status=1; \
	exit $$status

.PHONY: test-peers
test-peers: setup $(PEERS_READY) ## Other people's programs on our output: gettext, the Nu HTML checker, ProperDocs, LibreOffice
	@tests/tools/need gettext gettext msgfmt --version
	@tests/tools/need default-jre-headless openjdk java -version
	@tests/tools/need libreoffice-writer libreoffice soffice --version
	@tests/tools/need poppler-utils poppler pdffonts -v
	@tests/tools/need fonts-noto-cjk font-noto-sans-cjk sh -c 'fc-list :lang=ja | grep -q . && fc-list :lang=ko | grep -q .'
	@$(BIN)/pytest --quiet -m peers

.PHONY: bench
bench: setup $(BENCH_READY) ## Build a large handbook beside a peer: make bench SIZES="300 1000" PAIRS=3
	@$(BIN)/python -m tests.benchmarks --peer-python $(BENCH_VENV)/bin/python --pairs $(PAIRS) $(SIZES)

.PHONY: update
update: setup ## Bring the catalogs in docs/locale/ up to date with the content
	@$(BIN)/partwell update

.PHONY: golden
golden: setup ## Write the golden letters anew, to review what changes in them
	@$(BIN)/pytest --quiet -n 0 tests/letters/test_golden.py --write-golden-letters

.PHONY: status
status: setup ## Say what is translated, outdated or missing
	@$(BIN)/partwell status

.PHONY: pictures
pictures: site browser ## Take the README's pictures anew
	@$(BIN)/python tests/tools/pictures.py

.PHONY: clean
clean: ## Remove everything that was built or set up
	rm -rf site build .partwell .cache $(VENV) $(BENCH_VENV) $(PEERS_VENV) *.egg-info
	rm -rf .coverage .coverage.* htmlcov .pytest_cache .mypy_cache .ruff_cache .hypothesis
