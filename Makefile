# Two commands: `make demo` shows a real audit, `make test` runs the tests.
PYTHON ?= python3
BIN := .venv/bin
REQ := requirements

.PHONY: env demo test coverage check as-a-user spark edges postgres slow browser other-python bench lock clean

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
	$(BIN)/python -m pytest -n 2

# The same tests with each line traced, which takes two and a half times as long: by hand, before a version.
coverage: env
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

# The Spark engine, on top of the same environment; Java 17 comes from the system's packages.
spark: env
	@command -v java >/dev/null || { apt-get update -q && apt-get install -y -q openjdk-17-jre-headless; }
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(REQ)/spark.txt
	$(BIN)/python -m pytest -q -m "spark and not edges"

# Every kind's queries over random tables, on both engines: some minutes.
edges: env
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(REQ)/spark.txt
	$(BIN)/python -m pytest -q -m edges

# A real PostgreSQL server, started by the tests; its programs come from the system's packages.
postgres: env
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { apt-get update -q && apt-get install -y -q --no-install-recommends postgresql; }
	$(BIN)/python -m pytest -q -m postgres

# The page in a real browser: accessibility, keyboard, width, paper. Chromium comes from the system's packages.
browser: env
	@command -v chromium >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends chromium; }
	$(BIN)/python -m pytest -q -n 2 -m browser

slow: env
	$(BIN)/python -m pytest -q -n 2 --durations=25 -m slow

# The same bytes on every other Python that this machine has.
other-python: env
	$(BIN)/python tests/other_python.py

# The peers, each in an environment of its own, made when first needed and anew when its lock changes.
PEERS := bench bench-aequitas bench-aif360 bench-forecast bench-numpyro bench-nutpie bench-trial
.venv-bench/%/.ready: $(REQ)/%.txt | env
	$(PYTHON) -m venv --clear $(@D)
	$(BIN)/uv pip install --quiet --python $(@D)/bin/python --require-hashes -r $<
	touch $@

# Ours and the peers on the same work, in the same run; OPEN_CP: a folder with open_cp, which is on no registry.
bench: env $(PEERS:%=.venv-bench/%/.ready)
	$(BIN)/python benchmarks/access.py
	$(BIN)/python benchmarks/law.py
	$(BIN)/python benchmarks/ledger.py
	$(BIN)/python benchmarks/forecast.py $(OPEN_CP)
	$(BIN)/python benchmarks/feedback.py
	$(BIN)/python benchmarks/threshold.py
	$(BIN)/python benchmarks/intervals_held.py
	$(BIN)/python benchmarks/rates.py
	$(BIN)/python benchmarks/groups.py
	$(BIN)/python benchmarks/scored.py
	$(BIN)/python benchmarks/effect.py
	$(BIN)/python benchmarks/admission.py
	$(BIN)/python benchmarks/trial.py
	$(BIN)/python benchmarks/start_up.py
	$(BIN)/python benchmarks/results.py

clean:
	rm -rf .venv .venv-user .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* build dist

# Versions and hashes of everything, made anew; no file names a registry's host.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header
lock: env
	$(LOCK) pyproject.toml -o $(REQ)/run.txt
	$(LOCK) pyproject.toml --group dev -c $(REQ)/run.txt -o $(REQ)/dev.txt
	$(LOCK) pyproject.toml --group dev --extra spark -c $(REQ)/dev.txt -o $(REQ)/spark.txt
	$(LOCK) --group pyproject.toml:build -c $(REQ)/dev.txt -o $(REQ)/build.txt
	for one in $(PEERS); do $(LOCK) --group pyproject.toml:$$one -o $(REQ)/$$one.txt || exit 1; done
