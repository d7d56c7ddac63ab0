#!/bin/sh
# Times the finding of all neighbouring parcels with the length of their common border: this program's bench verb on a whole
# file, and PostGIS on the same file or a smaller one, in one run. Needs Go; PostgreSQL with PostGIS and GDAL for the peer,
# which is left out, and said to be, where they are missing.
#
#   docs/benchmarks/adjacency.sh PARCELS.geojson [SMALLER.geojson] [RUNS]
#
# RUNS is how often we do it, 3 unless told; the peer does it once. A cluster of its own is made in $WORK, /tmp/emprise-bench
# unless set, and taken away. Its server listens on a socket there and on no port.
set -eu
file=$1 smaller=${2:-$1} runs=${3:-3}
work=${WORK:-/tmp/emprise-bench}
here=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$work"
(cd "$here" && CGO_ENABLED=0 go build -o "$work/emprise-cli" ./cmd/emprise-cli)

nproc
for f in "$file" "$smaller"; do
	echo "emprise $f, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
	"$work/emprise-cli" bench "$f" --adjacency --runs "$runs" --json | tr -d '\n'
	echo
	[ "$f" != "$smaller" ] || break
done

bin=$(pg_config --bindir 2>/dev/null || ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
share=$(pg_config --sharedir 2>/dev/null || echo /usr/share/postgresql/"$(basename "$(dirname "${bin:-/x/x}")")")
if [ ! -x "$bin/initdb" ] || [ ! -f "$share/extension/postgis.control" ] || ! command -v ogr2ogr > /dev/null; then
	echo "PostGIS or GDAL is not here: peer left out"
	exit 0
fi
as() { # a server does not run as root
	if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}
cluster=$(mktemp -d "$work/cluster.XXXXXX")
[ "$(id -u)" != 0 ] || chown postgres "$cluster"
trap 'as "$bin/pg_ctl" -D "$cluster/data" -m immediate stop > /dev/null 2>&1 || true; rm -rf "$cluster"' EXIT
as "$bin/initdb" -D "$cluster/data" -U bench -A trust > /dev/null
as "$bin/pg_ctl" -D "$cluster/data" -w -l "$cluster/log" -o "-c listen_addresses='' -k $cluster -c shared_buffers=512MB -c work_mem=256MB -c fsync=off" start > /dev/null
as "$bin/createdb" -h "$cluster" -U bench bench
sql() { as env PGOPTIONS='-c client_min_messages=warning' psql -q -h "$cluster" -U bench -d bench -v ON_ERROR_STOP=1 "$@"; }
sql -c 'create extension postgis'
ogr2ogr -q -f PGDUMP -lco GEOMETRY_NAME=geom -lco SPATIAL_INDEX=GIST -lco SRID=2154 -lco CREATE_SCHEMA=OFF -t_srs EPSG:2154 -nln p -select '' /vsistdout/ "$smaller" | sql > /dev/null
sql -c 'analyze p'
echo "PostGIS $smaller, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
sql -c '\timing on' -c "select count(*) pairs, sum(border) / 1000 border_km from (
  select ST_Length(ST_Intersection(a.geom, b.geom)) border from p a join p b on a.geom && b.geom and a.ogc_fid < b.ogc_fid and ST_Intersects(a.geom, b.geom)
  where ST_IsValid(a.geom) and ST_IsValid(b.geom)) s where border >= 1"
