#!/bin/sh
# Times the finding of all neighbouring parcels with the length of their common border: this program's bench verb on a whole
# file, and PostGIS on the same file or a smaller one, in one run (postgis.sh). Needs Go; PostgreSQL with PostGIS and GDAL for
# the peer, which is left out, and said to be, where they are missing.
#
#   docs/benchmarks/adjacency.sh PARCELS.geojson [SMALLER.geojson] [RUNS]
#
# RUNS is how often we do it, 3 unless told; the peer does it once. Files lie in $WORK, /tmp/emprise-bench unless set.
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

"$here/docs/benchmarks/postgis.sh" "$smaller"
