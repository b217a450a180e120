#!/usr/bin/env bash
# Checks everything: format, vet, staticcheck, that go.mod is tidy, and the tests with the race detector, those of
# the PostgreSQL store among them. It wants Go and git; on Debian as root it installs what else the tests need (a C
# compiler for the race detector, PostgreSQL with pgvector), elsewhere it says what is missing and goes on without,
# but for CI=true, where nothing may be left out.
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

echo "== modules of their own"
git ls-files -co --exclude-standard '*/go.mod' | while read -r mod; do
	(cd "$(dirname "$mod")" && go mod tidy -diff && go vet ./...)
done

race=-race
if ! command -v "$(go env CC)" >/dev/null; then
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends gcc libc6-dev >/dev/null
	elif [ "${CI:-}" = true ]; then
		echo "the race detector needs a C compiler: install gcc" >&2
		exit 1
	else
		echo "no C compiler: the tests run without the race detector (install gcc to have it)" >&2
		race=
	fi
fi

with_server=retrieval/postgres/testserver/run.sh
if [ -z "${KEHOACH_TEST_POSTGRES:-}" ] && [ "${CI:-}" != true ] && { [ "$(id -u)" != 0 ] || [ ! -f /etc/debian_version ]; }; then
	echo "the PostgreSQL tests are skipped: set KEHOACH_TEST_POSTGRES to a server with pgvector (compose.yaml starts one)" >&2
	with_server=
fi

echo "== go test $race"
# The figures of the gold ask thousands of questions one after another, which the race detector slows down five times and
# learns nothing from: agent and bots have tests of their own for what goes on at once.
export race
$with_server bash -c 'go test $race -timeout 30m $(go list ./... | grep -v "/eval$") && go test -timeout 30m ./eval'
$with_server go -C eval/peers test ./...
