#!/usr/bin/env bash
# Runs a command with a PostgreSQL server to test against:
#
#     retrieval/postgres/testserver/run.sh go test ./...
#
# With KEHOACH_TEST_POSTGRES set, which is the URL of a server and a user that
# may create databases and roles, it is that server. Otherwise a private one is
# started, with its data in a temporary folder, on a free port of the loopback
# interface, under a random password, and not as root. It is stopped and
# removed when the command ends, however it ends. install.sh installs what is
# missing. Without a command the URL is printed and the server runs until
# ctrl-C.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [ -n "${KEHOACH_TEST_POSTGRES:-}" ]; then
	[ $# -gt 0 ] || { echo "$KEHOACH_TEST_POSTGRES"; exit 0; }
	exec "$@"
fi

bin=$("$here/install.sh")
home=$(mktemp -d "${TMPDIR:-/tmp}/kehoach-postgres.XXXXXX")

# as_server COMMAND...: PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
	user=nobody
	if id postgres >/dev/null 2>&1; then user=postgres; fi
	chown "$user" "$home"
	as_server() { (cd "$home" && setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups -- "$@"); }
else
	as_server() { (cd "$home" && "$@"); }
fi

clean_up() {
	trap - EXIT
	trap '' INT TERM HUP
	if [ -f "$home/data/postmaster.pid" ]; then
		as_server "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
	fi
	rm -rf "$home"
}
trap clean_up EXIT
trap 'clean_up; exit 130' INT
trap 'clean_up; exit 143' TERM HUP

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
(umask 077 && echo "$password" >"$home/password")
chown --reference="$home" "$home/password"
as_server "$bin/initdb" -D "$home/data" -U kehoach -A scram-sha-256 --pwfile="$home/password" \
	-E UTF8 --locale=C --no-sync >"$home/initdb.log" 2>&1 || { cat "$home/initdb.log" >&2; exit 1; }

# fsync is off: the data live as long as the command. KEHOACH_POSTGRES_CONF may
# hold more lines, as the benchmark needs.
cat >>"$home/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$home'
max_connections = 200
shared_buffers = 256MB
fsync = off
${KEHOACH_POSTGRES_CONF:-}
CONF

# A port that nobody listens on may be taken before the server has it.
started=
for _ in 1 2 3 4 5; do
	port=$((20000 + RANDOM % 12000))
	if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
	if as_server "$bin/pg_ctl" -D "$home/data" -o "-p $port" -l "$home/log" -w -t 60 start >/dev/null 2>&1; then
		started=yes
		break
	fi
done
[ -n "$started" ] || { echo "PostgreSQL did not start:" >&2; cat "$home/log" >&2; exit 1; }

export KEHOACH_TEST_POSTGRES="postgres://kehoach:$password@127.0.0.1:$port/postgres?sslmode=disable"
# The fault tests stop and start the private server.
export KEHOACH_TEST_POSTGRES_DATA="$home/data" KEHOACH_TEST_POSTGRES_BIN="$bin"
if [ $# -gt 0 ]; then
	# In the background, so that a signal is heard while it runs.
	"$@" <&0 &
	command=$!
	trap 'kill -TERM "$command" 2>/dev/null; wait "$command" || true; clean_up; exit 130' INT
	trap 'kill -TERM "$command" 2>/dev/null; wait "$command" || true; clean_up; exit 143' TERM HUP
	status=0
	wait "$command" || status=$?
	exit "$status"
fi
echo "$KEHOACH_TEST_POSTGRES"
sleep infinity &
wait $!
