# `make grade` and `make test` set everything up on a machine that has Python 3.11 to 3.13, pip and make.
# A second call sets nothing up again: each stamp is named after what it was made from.

ifndef PYTHON
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$python && break; done)
endif
VENV := .venv
BIN := $(VENV)/bin
SAMPLE ?= exercises/cnn/samples/typical
WORKERS ?= 2
TESTS ?= tests
BENCHMARKS ?= $(patsubst tests/bench/%.py,%,$(wildcard tests/bench/bench_*.py))

# The tools' own tables at the end of pyproject.toml change nothing about what is installed.
key = $(shell { cat $(1); sed '/^\[tool\./,$$d' pyproject.toml; } | cksum | tr -s ' ' '-')
RUNTIME := $(VENV)/stamps/runtime-$(call key,requirements.lock)
DEVELOPMENT := $(VENV)/stamps/development-$(call key,requirements-dev.lock)
# What is installed for development includes what grading needs.
READY := $(firstword $(wildcard $(DEVELOPMENT)) $(RUNTIME))

export PIP_DISABLE_PIP_VERSION_CHECK = 1
export TF_CPP_MIN_LOG_LEVEL ?= 2
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: help grade test check bench fuzz picture lock wheel clean

help:
	@echo 'make grade   set up, grade a sample submission and say where its report is (SAMPLE=folder for another)'
	@echo 'make test    set up and pass every check and test (TESTS=tests/unit for some)'
	@echo 'make check   set up and run the static checks alone: lint, format, floors, types'
	@echo 'make bench   set up and run the benchmarks (BENCHMARKS=bench_batch for one)'
	@echo 'make fuzz    set up and search for counterexamples to the laws at length'
	@echo 'make wheel   build dist/*.whl'
	@echo 'make picture set up and take the picture of a report that the README shows'
	@echo 'make lock    write the locks anew (UPGRADE=1 for newer releases)'
	@echo 'make clean   remove what was set up and made'

grade: $(READY)
	@mkdir -p out
	@$(BIN)/grader grade $(SAMPLE) --html out/report.html --json out/report.json
	@echo 'Report: out/report.html (the same as data: out/report.json)'

test: check
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

check: $(DEVELOPMENT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

bench: $(DEVELOPMENT)
	@set -e; for one in $(BENCHMARKS); do $(BIN)/python -m tests.bench.$$one; done

fuzz: $(DEVELOPMENT)
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -n $(WORKERS) --timeout 0 tests/laws

wheel: $(DEVELOPMENT)
	$(BIN)/python -m build --no-isolation --wheel

picture: $(DEVELOPMENT)
	@mkdir -p out
	$(BIN)/grader grade $(SAMPLE) --html out/report.html
	$(BIN)/python .ci/picture out/report.html docs/report.png

lock:
	PYTHON=$(PYTHON) .ci/lock $(if $(UPGRADE),--upgrade)

clean:
	rm -rf $(VENV) out build dist

# Debian's Python may have pip and no ensurepip, or a virtual environment's pip and none outside: either will do.
define install
	@test -n '$(PYTHON)' || { echo 'no Python 3.11, 3.12 or 3.13 on the PATH: install one, or call make PYTHON=...' >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --clear --without-pip $(VENV)
	@set -e; \
	if $(BIN)/python -m pip --version >/dev/null 2>&1; then pip='$(BIN)/python -m pip'; \
	else pip='$(PYTHON) -m pip --python $(BIN)/python'; fi; \
	echo 'Setting up $(VENV) from $(1): the first time takes some minutes.'; \
	$$pip install --quiet --require-hashes --only-binary :all: --requirement $(1); \
	$$pip install --quiet --no-deps --no-build-isolation --editable .
	@rm -rf $(VENV)/stamps && mkdir $(VENV)/stamps && touch $@
endef

$(RUNTIME):
	$(call install,requirements.lock)

$(DEVELOPMENT):
	$(call install,requirements-dev.lock)
