# Every target sets up .venv by itself, from a bare clone. PYTHON and FILE can be chosen.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
FILE ?= data/events.yaml

.PHONY: help run test pdf check guide icons pictures bench fuzz soak mutants lint translations dist bundle release clean

help:
	@echo "make run    open the window, on FILE if given (without a display: print to out/)"
	@echo "make test   run all tests"
	@echo "make pdf    print FILE to out/events.pdf"
	@echo "make check  find mistakes in FILE"
	@echo "make guide  write the guide's tables from those of the program"
	@echo "make icons  draw the program's icon in every size that desktops ask for"
	@echo "make pictures  make the guide's pictures anew, from the shipped timeline"
	@echo "make bench  measure; BENCH=\"--json startup\" for one thing, for other programs"
	@echo "make fuzz   throw broken files at reader and importers; FUZZ=\"--seconds 600 --seed 1\" for more"
	@echo "make soak   save ten thousand times under an open window; SOAK=\"--saves 500\" for fewer"
	@echo "make mutants  make faults on purpose, each of which a test must notice; MUTANTS=\"save undo\" for some"
	@echo "make lint   format, lint, types, import contracts"
	@echo "make translations  bring the catalogues of other languages in line with the code"
	@echo "make dist   build wheel and source package, check them, try the wheel in an empty environment"
	@echo "make bundle  build the one-folder program and its archive in build/, and start it in an empty root"
	@echo "make release VERSION=1.2.0  test, then write the version, commit and tag; PUSH=1 sends it, which publishes"
	@echo "make clean  remove .venv and what was built"

$(VENV)/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dateline needs Python 3.11 or newer; say which with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment; on Debian: sudo apt-get install python3-venv"; exit 1; }
	$(PY) -m pip install --quiet --editable '.[dev]'
	@touch $@

run: $(VENV)/ready
	@display="$$DISPLAY$$WAYLAND_DISPLAY"; window=; \
	case "$$QT_QPA_PLATFORM" in offscreen|minimal) display= ;; esac; \
	if [ -z "$$WAYLAND_DISPLAY" ]; then window=--window; fi; \
	if [ -n "$$display" ] || [ "$$(uname)" != Linux ]; then \
		$(PYTHON) tools/system_check.py $$window && $(PY) main.py $(if $(findstring command,$(origin FILE)),"$(FILE)"); \
	else \
		$(PYTHON) tools/system_check.py && mkdir -p out && \
		$(PY) main.py print "$(FILE)" -o out/events.pdf && \
		QT_QPA_PLATFORM=offscreen $(PY) -m viewer.ui.window.snapshot out/window.png --file "$(FILE)" && \
		echo "There is no display: printed the timeline to out/events.pdf and a picture of the window to out/window.png."; \
	fi

test: $(VENV)/ready
	@$(PYTHON) tools/system_check.py
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n auto --dist worksteal

pdf: $(VENV)/ready
	@$(PYTHON) tools/system_check.py
	@mkdir -p out
	$(PY) main.py print "$(FILE)" -o out/events.pdf

check: $(VENV)/ready
	$(PY) main.py check "$(FILE)"

guide: $(VENV)/ready
	$(PY) -m tools.guide

icons: $(VENV)/ready
	@$(PYTHON) tools/system_check.py
	QT_QPA_PLATFORM=offscreen $(PY) -m tools.bundling.app_icons

pictures: $(VENV)/ready
	@$(PYTHON) tools/system_check.py
	QT_QPA_PLATFORM=offscreen $(PY) -m tools.pictures

bench: $(VENV)/ready
	@$(PYTHON) tools/system_check.py
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench $(BENCH)

fuzz: $(VENV)/ready
	$(PY) -m tests.fuzz $(FUZZ)
	$(PY) -m tests.fuzz.edits $(FUZZ_EDITS)
	$(PY) -m tests.fuzz.importers $(FUZZ_IMPORTERS)

soak: $(VENV)/ready
	@$(PYTHON) tools/system_check.py
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.soak $(SOAK)

mutants: $(VENV)/ready
	@$(PYTHON) tools/system_check.py
	$(PY) -m tests.mutants $(MUTANTS)

lint: $(VENV)/ready
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

translations: $(VENV)/ready
	$(PY) -m tools.translations

dist: $(VENV)/ready
	@$(PYTHON) tools/system_check.py
	$(VENV)/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	rm -rf dist
	$(PY) -m build --no-isolation --outdir dist .
	$(PY) -m twine check --strict dist/*
	$(PY) -m tools.try_wheel dist/*.whl

$(VENV)/bundle-ready: $(VENV)/ready
	$(PY) -m pip install --quiet --editable '.[dev,bundle]'
	@touch $@

# In an empty root where that can be made; else beside whatever is installed.
bundle: $(VENV)/bundle-ready
	@$(PYTHON) tools/system_check.py --window
	rm -rf build/bundle
	QT_QPA_PLATFORM=offscreen $(PY) -m PyInstaller --noconfirm --log-level WARN \
		--distpath build/bundle --workpath build/bundling tools/bundling/dateline.spec
	@if [ "$$(uname)" = Linux ] && [ "$$(id -u)" = 0 ] && command -v Xvfb >/dev/null; then \
		mkdir -p out && $(PY) -m tools.bundling.try_bundle build/bundle/dateline out/bundle.png; \
	else \
		$(PY) -m tools.try_program build/bundle/dateline/dateline; \
	fi
	$(PY) -m tools.bundling.pack build/bundle

release: lint test dist
	$(PY) -m tools.release "$(VERSION)" $(if $(PUSH),--push)

clean:
	rm -rf $(VENV) build dist out *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
