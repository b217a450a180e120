#!/usr/bin/env bash
# Finds or installs PostgreSQL 15 or newer with pgvector for the tests, and
# prints the folder of its programs. Debian 13 has both as packages. Debian 12
# has no pgvector: its source package is taken from Debian 13 and built here
# into a private copy of the server, so that the system's own stays as it is.
set -euo pipefail

say() { echo "$@" >&2; }
quietly() {
	local out
	out=$("$@" 2>&1) || { say "$out"; say "failed: $*"; exit 1; }
}

# The private copy is kept, so that it is built once.
prefix=${KEHOACH_POSTGRES_PREFIX:-/var/tmp/kehoach-postgres-$(id -u)}

# has_vector BINDIR: is pgvector among the extensions of that server?
has_vector() {
	[ -x "$1/postgres" ] && [ -x "$1/initdb" ] && [ -f "$("$1/pg_config" --sharedir)/extension/vector.control" ]
}

find_server() {
	local bin
	for bin in "$prefix"/lib/postgresql/*/bin /usr/lib/postgresql/*/bin /usr/local/pgsql/bin; do
		if has_vector "$bin" 2>/dev/null; then
			echo "$bin"
			return 0
		fi
	done
	return 1
}

give_up() {
	say "The PostgreSQL tests need a PostgreSQL server, 15 or newer, with the extension pgvector, and $1."
	say "Either set KEHOACH_TEST_POSTGRES to the URL of a server that you have, as a user who may create databases and roles:"
	say "    KEHOACH_TEST_POSTGRES=postgres://postgres:PASSWORD@127.0.0.1:5432/postgres go test ./retrieval/..."
	say "(compose.yaml starts one), or install one, for example:"
	say "    Debian 13 / Ubuntu 24.04+:  sudo apt-get install postgresql-17-pgvector   (16 on Ubuntu)"
	say "    macOS:                      brew install postgresql@17 pgvector"
	say "    Fedora:                     sudo dnf install postgresql-server pgvector"
	exit 1
}

find_server && exit 0
[ "$(id -u)" = 0 ] || give_up "only root can install one"
command -v apt-get >/dev/null && [ -f /etc/debian_version ] || give_up "this script can install one on Debian only"

export DEBIAN_FRONTEND=noninteractive
apt=(apt-get -qq -o Dpkg::Use-Pty=0)
quietly "${apt[@]}" update

# install_server PACKAGE...: without the cluster that Debian would start.
install_server() {
	local conf=/etc/postgresql-common/createcluster.conf fresh=
	[ -f "$conf" ] || fresh=yes
	quietly "${apt[@]}" install -y --no-install-recommends postgresql-common
	[ -z "$fresh" ] || sed -ri 's/^#?(create_main_cluster) .*/\1 = false/' "$conf"
	quietly "${apt[@]}" install -y --no-install-recommends "$@"
	[ -z "$fresh" ] || sed -ri 's/^(create_main_cluster = false)$/#create_main_cluster = true/' "$conf"
}

packaged=$(apt-cache search --names-only '^postgresql-[0-9]+-pgvector$' | sort -V | tail -1 | cut -d' ' -f1)
if [ -n "$packaged" ]; then
	say "installing $packaged"
	install_server "${packaged%-pgvector}" "$packaged"
	find_server || give_up "its package $packaged did not bring them"
	exit 0
fi

# No package: build it.
major=$(apt-cache search --names-only '^postgresql-server-dev-[0-9]+$' | sort -V | tail -1 | grep -oE '[0-9]+' | head -1)
[ -n "$major" ] && [ "$major" -ge 15 ] || give_up "this release has no PostgreSQL 15"
say "building pgvector for PostgreSQL $major (once, into $prefix)"
[ -x "/usr/lib/postgresql/$major/bin/postgres" ] || install_server "postgresql-$major"
quietly "${apt[@]}" install -y --no-install-recommends gcc libc6-dev make

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work" # apt downloads as a user of its own
cd "$work"

# The headers, of the version that is installed where there still is one. The
# package is unpacked and not installed: it would bring a compiler of 400 MB.
version=$(dpkg-query -W -f '${Version}' "postgresql-$major")
quietly sh -c "apt-get -qq download postgresql-server-dev-$major=$version || apt-get -qq download postgresql-server-dev-$major"
dpkg-deb -x postgresql-server-dev-*.deb dev

# The source, from Debian 13, with lists of its own: the system's sources stay.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -1)
mkdir -p lists/partial cache/archives/partial source
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror:-http://deb.debian.org/debian/} trixie main" >trixie.list
private=("${apt[@]}" -o Dir::Etc::SourceList="$work/trixie.list" -o Dir::Etc::SourceParts=/dev/null
	-o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache")
quietly "${private[@]}" update
(cd source && quietly "${private[@]}" source --download-only pgvector)
mkdir pgvector
tar -xf source/pgvector_*.orig.tar.* -C pgvector --strip-components=1

# A private copy of the server: PostgreSQL looks for its files beside itself.
new="$work/prefix"
mkdir -p "$new/lib/postgresql" "$new/share/postgresql"
cp -a "/usr/lib/postgresql/$major" "$new/lib/postgresql/"
cp -a "/usr/share/postgresql/$major" "$new/share/postgresql/"
rm -rf "$new/lib/postgresql/$major/lib/bitcode"

# OPTFLAGS is empty so that the build runs on other processors too.
quietly make -s -C pgvector OPTFLAGS="" with_llvm=no \
	PG_CONFIG="$new/lib/postgresql/$major/bin/pg_config" \
	PG_CPPFLAGS="-I$work/dev/usr/include/postgresql/$major/server -I$work/dev/usr/include/postgresql/internal"
quietly make -s -C pgvector with_llvm=no PG_CONFIG="$new/lib/postgresql/$major/bin/pg_config" install
rm -rf "$prefix"
mkdir -p "$(dirname "$prefix")"
mv "$new" "$prefix"
chmod 755 "$prefix"
find_server || give_up "the build did not give one"
