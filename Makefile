# What a person or the CI does with this project. `make help` lists it.

PREFIX ?= /usr/local
SWIFT ?= swift
SOURCES := Sources Tests Package.swift
STRICT := --explicit-target-dependency-import-check error

# On Linux the program is one file with the Swift runtime inside; macOS has the runtime itself.
ifeq ($(shell uname -s),Linux)
STATIC := --static-swift-stdlib
endif
RELEASE := $(SWIFT) build -c release $(STATIC)

.PHONY: help setup build run test fuzz lint format bench golden install clean
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## installs what building, testing and the samples need and this machine lacks
	@.ci/setup

build: setup ## the program, in release mode: .build/release/asl
	$(RELEASE) --product asl

run: build ## builds, then runs every sample of definitions/ with its real local resources
	@definitions/run-all "$$($(RELEASE) --show-bin-path)/asl"

test: setup ## builds for debugging and runs all tests
	$(SWIFT) build --build-tests $(STRICT)
	@.ci/test

fuzz: setup ## tries random inputs for SECONDS=60; FUZZ=Definition, JSONata, JSONPath or JSON
	@.ci/fuzz "$(or $(FUZZ),JSONata)" "$(or $(SECONDS),60)"

lint: ## says where the sources are not formatted as swift format does it
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

format: ## formats the sources
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

bench: setup ## builds the benchmarks in release mode and runs them; BENCH=word picks some
	$(RELEASE) --product asl
	$(RELEASE) --product asl-bench
	@"$$($(RELEASE) --show-bin-path)/asl-bench" $(BENCH)

golden: setup ## rewrites the golden files from what the tests see now; read the diff
	ASL_GOLDEN=rewrite $(SWIFT) test --disable-xctest $(STRICT) --quiet

install: build ## copies the program to $(PREFIX)/bin
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 "$$($(RELEASE) --show-bin-path)/asl" "$(DESTDIR)$(PREFIX)/bin/asl"

clean: ## removes everything that was built
	$(SWIFT) package clean
	rm -rf .build
