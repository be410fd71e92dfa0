# The commands of the project. `make check` is everything that CI runs.

SHELL       := /bin/bash
GO          ?= go
BIN         := $(CURDIR)/bin
GOLANGCI    := v2.15.0
PACKAGES    := tesseract-ocr poppler-utils ocrmypdf qpdf jq chromium postgresql shellcheck redis-server gcc libc6-dev clamav-daemon python3
FUZZTIME    ?= 5s
FOR         ?= 60s
DOCUMENTS   ?= 10000

export CGO_ENABLED := 0

.PHONY: help build infra check fmt vet lint test race growth fuzz bench load chaos image-check tools clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

build: ## one static binary in bin/
	$(GO) build -trimpath -ldflags '-s -w' -o $(BIN)/paperwurks ./cmd/paperwurks

check: tools fmt vet lint race growth fuzz ## all that CI runs; installs what it needs

test: ## the tests alone, quick, without the race detector
	$(GO) test ./...

fmt:
	@out=$$(gofmt -l .); if [ -n "$$out" ]; then echo "gofmt would change:"; echo "$$out"; exit 1; fi

vet:
	$(GO) vet ./...

lint:
	$(BIN)/golangci-lint run ./...

# internal/e2e takes as long as all others together, so it begins first. What vet has
# looked at is not looked at again (-vet=off): Go would, once for each way of compiling.
# And the PDF engine is compiled before, which the detector makes ten times slower.
race: ## the tests as CI runs them: race detector on, shuffled, each once
	$(GO) test -vet=off -count=1 -run TestWordsHaveExactBoxes ./internal/reading/pdf
	CGO_ENABLED=1 $(GO) test -race -vet=off -shuffle=on -count=1 -timeout 20m ./internal/e2e ./...

growth: ## the tests that time how reading grows with hostile text, which the race detector would slow thirtyfold
	$(GO) test -vet=off -count=1 -run Hostile ./internal/papers

fuzz: ## every fuzz test for FUZZTIME, two packages at a time
	@grep -rlE --include='*_test.go' '^func Fuzz' internal | xargs -n 1 dirname | sort -u | xargs -P 2 -n 1 .ci/fuzz $(FUZZTIME)

INFRA := ./internal/terraform ./internal/policy ./internal/conformance ./internal/cost ./internal/diagram ./cmd/pwops ./infrastructure

infra: ## the infrastructure alone: modules, plans, policy, conformance, cost; needs terraform, no account
	@command -v terraform >/dev/null || { echo "install Terraform 1.11 or later"; exit 1; }
	$(GO) test -count=1 -timeout 20m -v $(INFRA) | grep -E '^(---|    ---|ok|FAIL|panic)|\.go:[0-9]+:' | grep -v '^    --- PASS: TestDesign' ; exit $${PIPESTATUS[0]}

bench: ## the numbers of docs/benchmarks.md, printed
	$(GO) test -run '^$$' -bench . -benchtime 1x -timeout 60m ./bench

load: ## a thousand people on PostgreSQL, a hundred on SQLite: how long they wait, and the memory of each role
	$(GO) test -run '^$$' -bench 'Service' -benchtime 1x -timeout 30m -v ./bench -load $(FOR)

chaos: ## DOCUMENTS papers queued while processes, PostgreSQL, Redis and the queue are killed: the tally
	$(GO) test -run TestChaos -v -count=1 -timeout 60m ./bench -documents $(DOCUMENTS) -chaos 6m

image-check: ## what the Dockerfile makes, laid out without Docker and run with nothing else
	$(GO) test -run TestImage -v -count=1 ./internal/e2e

tools: $(BIN)/golangci-lint
	@missing=""; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  if ! command -v apt-get >/dev/null; then echo "install these by hand:$$missing"; exit 1; fi; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

$(BIN)/golangci-lint:
	GOBIN=$(BIN) GOFLAGS= $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI)

clean: ## what the build made
	rm -rf $(BIN)
