#!/usr/bin/env bash
# Checks everything: format, vet, staticcheck, tests with the race detector, and that go.mod is tidy.
# It needs Go and git only; what else a test needs it says itself.
set -euo pipefail
cd "$(dirname "$0")"

echo "== gofmt"
unformatted=$(git ls-files -co --exclude-standard '*.go' | xargs -r gofmt -l)
if [ -n "$unformatted" ]; then
	echo "not gofmt-ed:" "$unformatted" >&2
	exit 1
fi

echo "== go vet"
go vet ./...

echo "== staticcheck"
go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

echo "== go mod tidy"
go mod tidy -diff

echo "== go test -race"
go test -race ./...
