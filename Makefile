# Every target makes what it needs. All that must be there beforehand: python3 and make.

PYTHON ?= python3
BIN := .venv/bin
KERNELS := $(wildcard src/turnabout/matchmaking/kernels/*.py)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help:  ## Say what can be done here
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

.PHONY: setup
setup: .venv/kernels  ## Make .venv with the `turnabout` command in it
	@echo 'Ready: .venv/bin/turnabout --help'

.PHONY: run
run: .venv/kernels  ## Run the demo in the browser: an invented organisation, be anyone in it
	@TURNABOUT_DEMO=yes TURNABOUT_DATA=turnabout-demo $(BIN)/turnabout serve

.PHONY: demo
demo: .venv/kernels  ## Match the example organisation and open its report
	@$(BIN)/turnabout demo

.PHONY: test
test: .venv/dev .venv/kernels  ## Run every test; some of them: make test ARGS=tests/ground
	@scripts/test $(ARGS)

.PHONY: check
check: .venv/dev  ## Lint, types, who may import whom, the translations, the locks
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m texts --check
	@scripts/check-web
	@scripts/check-lock

.PHONY: fmt
fmt: .venv/dev  ## Put the code in its common form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .
	@scripts/check-web --format

.PHONY: access
access: .venv/dev  ## Write docs/access.md anew: who may see and do what
	@scripts/access

.PHONY: retention
retention: .venv/dev  ## Write docs/retention.md anew: what is kept, for how long, and what goes
	@scripts/retention

.PHONY: texts
texts: .venv/dev  ## Bring the translations up to the texts of the code
	@$(BIN)/python -m texts

.PHONY: bench
bench: .venv/dev .venv/kernels  ## Measure: the real sizes, side by side with the peers, and the pages
	@$(BIN)/python -m benchmarks $(ARGS)

.PHONY: lock
lock: .venv/dev  ## Resolve the dependencies anew and write their hashes
	@scripts/lock

.PHONY: clean
clean:  ## Remove the environment and everything made
	rm -rf .venv out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# A stamp is written when its step has succeeded: what was interrupted is taken up again.

.venv/made:
	@scripts/make-environment '$(PYTHON)'
	@touch $@

.venv/runtime: requirements.lock pyproject.toml | .venv/made
	@scripts/install requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock .venv/runtime
	@scripts/install requirements-dev.lock
	@touch $@

.venv/kernels: $(KERNELS) .venv/runtime
	@$(if $(filter %/__main__.py,$(KERNELS)),scripts/compile-kernels)
	@touch $@
