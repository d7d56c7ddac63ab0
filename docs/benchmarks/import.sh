#!/bin/sh
# Times the way of a département of parcels into a project file with its R-tree: this program's import and its peer ogr2ogr,
# alternately in one run, each down to a closed file on the disk. Needs Go; GDAL and GNU time where they are found.
#
#   docs/benchmarks/import.sh FILE [RUNS] [BASELINE]
#
# FILE is the workload, such as read.sh keeps. RUNS is how often each side is run, 3 unless told. BASELINE is another emprise-cli
# to compare with. What is written goes to $WORK, /tmp/emprise-bench unless set, and is removed; OGR=0 leaves the peer out.
set -eu
file=$1 runs=${2:-3} baseline=${3:-}
work=${WORK:-/tmp/emprise-bench}
here=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$work"
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
	rm -f "$work"/out.gpkg*
	measured "emprise" "$work/emprise-cli" import "$work/out.gpkg" "$file" --role parcels
	ls -l "$work/out.gpkg" | awk '{print "emprise wrote " $5 " bytes"}'
	if [ -n "$baseline" ]; then
		rm -f "$work"/out.gpkg*
		measured "baseline" "$baseline" import "$work/out.gpkg" "$file" --role parcels
	fi
	if [ "${OGR:-1}" = 1 ] && command -v ogr2ogr > /dev/null; then
		rm -f "$work"/out.gpkg*
		measured "ogr2ogr" ogr2ogr -q -f GPKG -t_srs EPSG:2154 "$work/out.gpkg" "$file"
		ls -l "$work/out.gpkg" | awk '{print "ogr2ogr wrote " $5 " bytes"}'
	fi
	rm -f "$work"/out.gpkg*
	"$work/emprise-cli" bench "$file" --import --json | tr -d '\n'
	echo
done
