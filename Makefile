# The two commands of a newcomer are `make demo` and `make test`. Each needs Python 3.11 to 3.13 and make, nothing
# else: the environment (.venv) makes itself from uv.lock the first time, and from then on no network is needed.

SAMPLES := samples/*.html samples/*.txt
LEDGER := demo/news.db
RUN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test bench lint docs screenshots clean

# Whatever environment the caller stands in, ours is .venv.
unexport VIRTUAL_ENV UV_PROJECT_ENVIRONMENT PYTHONHOME PYTHONPATH

help: ## say what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' Makefile

demo: .venv/made ## read the sample reports into demo/news.db and print what they say
	@rm -rf demo && mkdir demo
	@$(RUN)/dateline read samples/talks-nairobi.html
	@$(RUN)/dateline ingest $(SAMPLES) --ledger $(LEDGER)
	@echo; echo "Events, the newest 25:"; $(RUN)/dateline events --limit 25 --ledger $(LEDGER)
	@echo; echo "Statements, the newest 25:"; $(RUN)/dateline statements --limit 25 --ledger $(LEDGER)
	@echo; echo "Actors, the 15 named most:"; $(RUN)/dateline actors --limit 15 --ledger $(LEDGER)
	@echo; echo "Incidents, which one report or several tell:"; $(RUN)/dateline incidents --ledger $(LEDGER)
	@echo; echo "The ledger is $(LEDGER). Ask it more, for example:"
	@echo "  $(RUN)/dateline search ceasefire --ledger $(LEDGER)"
	@echo "or open it in a browser:"
	@echo "  $(RUN)/dateline serve --ledger $(LEDGER)"

test: .venv/made ## run every test
	@$(RUN)/python -m pytest

bench: .venv/made ## measure reading beside the bare spaCy pipeline, and a site over 100,000 events
	@$(RUN)/python -m benchmarks.speed
	@$(RUN)/python -m benchmarks.serving

lint: .venv/made ## check style, types and the direction of imports
	@$(RUN)/ruff check && $(RUN)/ruff format --check && $(RUN)/mypy && $(RUN)/lint-imports

docs: .venv/made ## write the pages of docs/ that come from the code
	@$(RUN)/python docs/cli.py && $(RUN)/python docs/exports.py

screenshots: .venv/made ## take the pictures of the pages in docs/ (needs Chromium)
	@$(RUN)/python docs/screenshots.py

clean: ## remove the environment and what the demo made
	@rm -rf .venv .uv demo src/dateline/web/static/vendor tests/browser/vendor

# The first Python at hand that fits. uv is told to use it and never to download another.
PYTHON = $(shell for each in python3 python3.12 python3.13 python3.11 python; do \
	"$$each" -c 'import sys; (3, 11) <= sys.version_info < (3, 14) or sys.exit(1); print(sys.executable)' \
	2>/dev/null && break; done)
UV = $(shell command -v uv || echo .uv/bin/uv)

# Made anew only when what it is made from has changed, so a second run starts at once and asks nothing of the network.
.venv/made: pyproject.toml uv.lock package-lock.json hatch_build.py
	@test -n "$(PYTHON)" || { \
		echo "Dateline needs Python 3.11, 3.12 or 3.13: install one, have it on the PATH as python3, and run make again." >&2; \
		exit 1; }
	@test -x "$(UV)" || "$(PYTHON)" -m pip install --quiet --upgrade --target .uv uv || { \
		echo "uv could not be installed by pip: put uv on the PATH (https://docs.astral.sh/uv) and run make again." >&2; \
		exit 1; }
	@echo "Making the environment in .venv from uv.lock: once, some minutes."
	@UV_PYTHON="$(PYTHON)" UV_PYTHON_DOWNLOADS=never $(UV) sync --frozen --reinstall-package dateline
	@touch $@
