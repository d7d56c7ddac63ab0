#!/bin/sh
# Times an A3 page of all parcels of a département, every one filled and outlined, in opaque colours and in the default look, which is seen
# through, as vector PDF: the whole program with its start and reading of the project, and QGIS's layout export from a GeoPackage, which times
# itself after its own start. Then the page as a picture of 300 dots an inch, and the atlas of the demonstration's plots, of three of them and of
# all 60. Needs Go, QGIS with its Python, GDAL.
#
#   docs/benchmarks/print.sh PARCELS.geojson QGIS_PDF.py [RUNS]
#
# QGIS_PDF.py is the script of the common workload. What is made is kept in $WORK, /tmp/emprise-bench unless set.
set -eu
file=$1 script=$2 runs=${3:-3}
work=${WORK:-/tmp/emprise-bench}
here=$(cd "$(dirname "$0")/../.." && pwd)
export QT_QPA_PLATFORM=offscreen
mkdir -p "$work"
(cd "$here" && CGO_ENABLED=0 go build -o "$work/emprise-cli" ./cmd/emprise-cli)
cli=$work/emprise-cli
rm -f "$work/print.gpkg" "$work/print-qgis.gpkg"
"$cli" new "$work/print.gpkg" --name Print --epsg 2154
"$cli" import "$work/print.gpkg" "$file" --role context --layer parcels --producer P --licence L --date 2026-01-01 2>/dev/null
cp "$work/print.gpkg" "$work/print-default.gpkg"
echo '{"version":1,"classes":[{"symbol":{"key":"legend.context","fill":{"colour":"#D2E1B4"},"stroke":{"colour":"#5A5A5A","width":0.378}}}]}' |
	"$cli" style "$work/print.gpkg" parcels --from -
ogr2ogr -q -f GPKG -t_srs EPSG:2154 "$work/print-qgis.gpkg" "$file"

nproc
uptime
for look in print print-default; do
	for form in pdf png; do
		for _ in $(seq "$runs"); do
			/usr/bin/time -f "emprise $look $form: %e s, processor %U + %S s, %M KB" "$cli" export "$work/$look.gpkg" --paper A3 --out "$work/$look.$form" --force >/dev/null
		done
	done
done
"$cli" demo --dir "$work/print-demo" --force >/dev/null
for pages in 1-3 1-60; do
	for _ in $(seq "$runs"); do
		/usr/bin/time -f "emprise atlas, pages $pages: %e s, processor %U + %S s, %M KB" "$cli" export "$work/print-demo/demo.gpkg" --sheet plot --pages "$pages" --out "$work/atlas.pdf" --force >/dev/null
	done
done
for _ in $(seq "$runs"); do
	/usr/bin/time -f "QGIS, whole process: %e s, processor %U + %S s, %M KB" "${PYTHON:-/usr/bin/python3}" "$script" "$work/print-qgis.gpkg" 1 "$work/print-qgis.pdf" 2>&1 |
		grep -v -e proj_create -e XDG
done
ls -l "$work"/print*.pdf "$work"/print*.png
uptime
