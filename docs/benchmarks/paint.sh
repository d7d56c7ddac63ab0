#!/bin/sh
# Times the painting of a département of parcels from nothing, fill and outline, 1920 × 1080 pixels, at six extents: this
# program's bench verb and QGIS from a GeoPackage, one after the other in one run, and says how alike the pictures are. Needs
# Go, QGIS with its Python, GDAL.
#
#   docs/benchmarks/paint.sh PARCELS.geojson QGIS_RENDER.py [RUNS]
#
# QGIS_RENDER.py is the script of the common workload. RUNS is how often we paint each extent, 5 unless told; QGIS paints it
# once. The GeoPackage and the pictures are kept in $WORK, /tmp/emprise-bench unless set.
set -eu
file=$1 render=$2 runs=${3:-5}
work=${WORK:-/tmp/emprise-bench}
here=$(cd "$(dirname "$0")/../.." && pwd)
python=${PYTHON:-/usr/bin/python3}
export QT_QPA_PLATFORM=offscreen
mkdir -p "$work"
parcels=$work/$(basename "$file" .geojson).gpkg
[ -s "$parcels" ] || { rm -f "$parcels.part.gpkg" && ogr2ogr -q -f GPKG -t_srs EPSG:2154 "$parcels.part.gpkg" "$file" && mv "$parcels.part.gpkg" "$parcels"; }
(cd "$here" && CGO_ENABLED=0 go build -o "$work/emprise-cli" ./cmd/emprise-cli)

nproc
uptime
echo "emprise"
"$work/emprise-cli" bench "$file" --paint --runs "$runs" --out "$work/emprise" --json | tee "$work/paint.json"
echo "QGIS, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
"$python" "$render" "$parcels" 2>/dev/null | tee "$work/qgis.txt"
echo "QGIS, processor time instead of the clock's, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
"$python" -c '
import runpy, sys, time
time.perf_counter, sys.argv = time.process_time, sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")' "$render" "$parcels" 2>/dev/null | tee "$work/qgis-processor.txt"
echo "emprise again, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
"$work/emprise-cli" bench "$file" --paint --runs "$runs" --json > "$work/paint-again.json"

echo "times as fast: by the clock (our median in both runs, QGIS once), by processor time on as many processors as each can use"
"$python" - "$work" <<'END'
import json, re, sys
work = sys.argv[1]
runs = [json.load(open(f"{work}/{n}.json"))["paint"] for n in ("paint", "paint-again")]
read = lambda n: [float(x) for x in re.findall(r"paint extent=\S+ (\S+) s", open(f"{work}/{n}.txt").read())]
for first, second, clock, busy in zip(*runs, read("qgis"), read("qgis-processor")):
    ours = (first["median_ms"] + second["median_ms"]) / 2
    worked = (first["processor_ms"] + second["processor_ms"]) / 2
    print(f"{first['extent']:g}: QGIS {clock*1000:.0f} ms ({busy*1000:.0f} of processor), emprise {ours:.1f} ms ({worked:.1f}), "
          f"{clock*1000/ours:.1f} times, {busy*1000/(worked/2):.1f} times")
END

echo "pictures"
"$python" "$here/docs/benchmarks/qgis_picture.py" "$parcels" "$work/paint.json" "$work/qgis" 2>/dev/null
for extent in 1 0.5 0.25 0.1 0.03 0.01; do
	echo "$extent: $(cd "$here" && go run docs/benchmarks/compare.go "$work/emprise-$extent.png" "$work/qgis-$extent.png")"
done
