#!/bin/sh
# Times the finding of all neighbouring parcels by PostGIS, a self-join in three ways: which touch (ST_Touches), which have a line of
# border in common (ST_Relate, F***1****), and how long it is (ST_Length of ST_Intersection); processor time beside the clock's.
# It is a peer to measure against and nothing that this program needs: on Debian
#
#   apt-get install postgresql postgresql-15-postgis-3 gdal-bin
#   docs/benchmarks/postgis.sh PARCELS.geojson
#
# It is left out, and said to be, where they are missing. A cluster of its own is made in $WORK, /tmp/emprise-bench unless set, and
# taken away. Its server listens on a socket there and on no port, and works on one processor, as its self-joins do by default.
set -eu
file=$1
work=${WORK:-/tmp/emprise-bench}
mkdir -p "$work"

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
ogr2ogr -q -f PGDUMP -lco GEOMETRY_NAME=geom -lco SPATIAL_INDEX=GIST -lco SRID=2154 -lco CREATE_SCHEMA=OFF -t_srs EPSG:2154 -nln p -select '' /vsistdout/ "$file" | sql > /dev/null
sql -c 'analyze p'
echo "PostGIS $file, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
time_of() { # the processor time is asked of the server's process of this session, at its end
	sql -At -c '\timing on' -c "$2" -c '\timing off' \
		-c "select 'processor ' || (t[14]::int + t[15]::int) / 100.0 || ' s' from string_to_array(pg_read_file('/proc/' || pg_backend_pid() || '/stat'), ' ') t" |
		tr '\n' ' '
	echo "$1"
}
time_of 'ST_Touches' "select count(*) pairs from p a join p b on a.ogc_fid < b.ogc_fid and ST_Touches(a.geom, b.geom)"
time_of 'ST_Relate F***1****' "select count(*) pairs from p a join p b on a.geom && b.geom and a.ogc_fid < b.ogc_fid and ST_Relate(a.geom, b.geom, 'F***1****')"
time_of 'ST_Length of ST_Intersection, of valid parcels, 1 m or more' "select count(*) pairs, sum(border) / 1000 border_km from (
  select ST_Length(ST_Intersection(a.geom, b.geom)) border from p a join p b on a.geom && b.geom and a.ogc_fid < b.ogc_fid and ST_Intersects(a.geom, b.geom)
  where ST_IsValid(a.geom) and ST_IsValid(b.geom)) s where border >= 1"
