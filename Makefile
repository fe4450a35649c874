# Two commands: `make demo` shows a real audit, `make test` runs the tests.
PYTHON ?= python3
BIN := .venv/bin
REQ := requirements

.PHONY: env demo test check as-a-user spark slow lock bench clean

env: .venv/.ready

.venv/.ready: $(REQ)/uv.txt $(REQ)/dev.txt $(REQ)/build.txt pyproject.toml
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(REQ)/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(REQ)/dev.txt -r $(REQ)/build.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

demo: env
	$(BIN)/veedor demo

test: env
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered

check: env
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/deptry src

# A second environment with nothing but the run-time lock, as a user has it.
as-a-user:
	rm -rf .venv-user && $(PYTHON) -m venv .venv-user
	.venv-user/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(REQ)/run.txt -r $(REQ)/build.txt
	.venv-user/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation .
	.venv-user/bin/veedor --help
	.venv-user/bin/veedor demo --small --out .venv-user/demo

clean:
	rm -rf .venv .venv-user .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* build dist
