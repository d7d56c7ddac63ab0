#!/bin/sh
# Times how areas are laid over parcels, by this program's bench verb and by QGIS native:intersection, one after the other in one
# run, and compares each piece; then the distance from each parcel of a larger file to the nearest of 50,000 segments. Needs
# Go, QGIS with its Python, GDAL; without QGIS the peer is left out, and said to be.
#
#   docs/benchmarks/overlap.sh PARCELS.geojson AREAS.geojson [LARGER.geojson] [RUNS]
#
# Both files have a column id; AREAS is what blobs.py of the common workload writes. RUNS is how often we do it, 5 unless told;
# QGIS does it once. The GeoPackages are kept in $WORK, /tmp/emprise-bench unless set.
set -eu
file=$1 areas=$2 larger=${3:-} runs=${4:-5}
work=${WORK:-/tmp/emprise-bench}
here=$(cd "$(dirname "$0")/../.." && pwd)
python=${PYTHON:-/usr/bin/python3}
export QT_QPA_PLATFORM=offscreen
mkdir -p "$work"
(cd "$here" && CGO_ENABLED=0 go build -o "$work/emprise-cli" ./cmd/emprise-cli)

nproc
echo "emprise $file, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
"$work/emprise-cli" bench "$file" --cover "$areas" --runs "$runs" --out "$work/overlap" --json | tr -d '\n'
echo
if [ -n "$larger" ]; then
	echo "emprise $larger, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
	"$work/emprise-cli" bench "$larger" --nearest 50000 --runs "$runs" --json | tr -d '\n'
	echo
fi
if ! "$python" -c 'import qgis.core' 2> /dev/null || ! command -v ogr2ogr > /dev/null; then
	echo "QGIS or GDAL is not here: peer left out"
	exit 0
fi
for f in "$file" "$areas"; do
	out=$work/$(basename "$f" .geojson).gpkg
	[ -s "$out" ] || { rm -f "$out.part.gpkg" && ogr2ogr -q -f GPKG -t_srs EPSG:2154 "$out.part.gpkg" "$f" && mv "$out.part.gpkg" "$out"; }
done
echo "QGIS, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
"$python" "$here/docs/benchmarks/qgis_overlap.py" "$work/$(basename "$file" .geojson).gpkg" "$work/$(basename "$areas" .geojson).gpkg" "$work/overlap-pieces.csv" 2> /dev/null
