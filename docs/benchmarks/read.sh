#!/bin/sh
# Times the reading of a département of parcels: this program's bench verb and its peer ogr2ogr, alternately in one run,
# with a cat and a zcat of the same file as yardsticks of the machine. Needs Go; GDAL, gzip and GNU time where they are found.
#
#   docs/benchmarks/read.sh GENCADASTRE [RUNS] [BASELINE]
#
# GENCADASTRE writes the workload to its output when called with -n (built from the common workload's generator). RUNS is how
# often each side is run, 3 unless told. BASELINE is another emprise-cli to compare with. The workload is kept in $WORK,
# /tmp/emprise-bench unless set, and written once; OGR=0 leaves the peer out.
set -eu
generator=$1 runs=${2:-3} baseline=${3:-}
work=${WORK:-/tmp/emprise-bench}
here=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$work"
file=$work/p1500k.geojson
[ -s "$file" ] || { "$generator" -n 1500000 > "$file.part" && mv "$file.part" "$file"; }
[ -s "$file.gz" ] || { gzip -1 -c "$file" > "$file.gz.part" && mv "$file.gz.part" "$file.gz"; }
(cd "$here" && CGO_ENABLED=0 go build -o "$work/emprise-cli" ./cmd/emprise-cli)

measured() { # what, command …: wall, processor and peak memory
	what=$1
	shift
	if [ -x /usr/bin/time ]; then
		/usr/bin/time -f "$what: %e s, processor %U + %S s, peak %M KiB" "$@" 2>&1 >/dev/null | tail -n 1
	else
		start=$(date +%s.%N)
		"$@" > /dev/null
		echo "$what: $(echo "$(date +%s.%N) - $start" | bc) s"
	fi
}

nproc
uptime
sha256sum "$file"
for run in $(seq "$runs"); do
	echo "run $run, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
	measured "cat" cat "$file"
	measured "zcat" zcat "$file.gz"
	measured "emprise" "$work/emprise-cli" bench "$file" --json
	"$work/emprise-cli" bench "$file" --json | tr -d '\n'
	echo
	measured "emprise, one processor" env GOMAXPROCS=1 "$work/emprise-cli" bench "$file" --json
	measured "emprise, gzip" "$work/emprise-cli" bench "$file.gz" --json
	[ -z "$baseline" ] || measured "baseline" "$baseline" bench "$file" --json
done
if [ "${OGR:-1}" = 1 ] && command -v ogr2ogr > /dev/null; then
	rm -f "$work/p1500k.gpkg"
	echo "load $(cut -d ' ' -f 1-3 /proc/loadavg)"
	measured "ogr2ogr to GeoPackage" ogr2ogr -q -f GPKG -t_srs EPSG:2154 "$work/p1500k.gpkg" "$file"
	rm -f "$work/p1500k.gpkg"
	measured "emprise" "$work/emprise-cli" bench "$file" --json
fi
