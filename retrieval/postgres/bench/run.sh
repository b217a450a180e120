#!/usr/bin/env bash
# Runs the benchmark with a private server: about 25 minutes and 12 GB of disk
# for a million entries. Smaller ones: run.sh -entries 100000 -outage 10s
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export KEHOACH_POSTGRES_CONF="${KEHOACH_POSTGRES_CONF:-shared_buffers = 4GB
maintenance_work_mem = 4GB
max_wal_size = 16GB
max_parallel_maintenance_workers = 2}"
exec ../testserver/run.sh go run . "$@"
