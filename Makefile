# run, test, bench and check do all their own set-up (packaging/linux/setup.sh) and do it once: a second run needs no
# network. On macOS and Windows see the two commands in README.md.

PYTHON ?=
PY := .venv/bin/python
LOCKS := pyproject.toml requirements.txt requirements-dev.txt packaging/linux/setup.sh

# An empty value counts as not set: without byte code a start takes more than twice as long.
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test bench check clean

run: .venv/ready-to-run
	@packaging/linux/run.sh

test: .venv/ready-to-develop
	$(PY) -m pytest --numprocesses auto

bench: .venv/ready-to-develop
	$(PY) -m tests.bench

check: .venv/ready-to-develop
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.venv/ready-to-run: $(LOCKS)
	@PYTHON="$(PYTHON)" packaging/linux/setup.sh run

.venv/ready-to-develop: $(LOCKS)
	@PYTHON="$(PYTHON)" packaging/linux/setup.sh develop
