#!/bin/sh
# Times the reading of one layer from each format: this program's bench verb (read, check, project, index) and ogr2ogr into its
# memory driver with the same projection, in turn. Needs Go, GDAL and GNU time.
#
#   docs/benchmarks/formats.sh FILE.geojson [RUNS]
#
# RUNS is how often each side is run, 3 unless told. The other formats are made of FILE by ogr2ogr, once, in $WORK,
# /tmp/emprise-formats unless set.
set -eu
source=$1 runs=${2:-3}
work=${WORK:-/tmp/emprise-formats}
here=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$work/shp"
(cd "$here" && CGO_ENABLED=0 go build -o "$work/emprise-cli" ./cmd/emprise-cli)

make() { # file, ogr2ogr arguments …
	file=$1
	shift
	[ -s "$work/$file" ] || ogr2ogr -q "$@" "$work/$file" "$source"
}
ln -sf "$(cd "$(dirname "$source")" && pwd)/$(basename "$source")" "$work/layer.geojson"
[ -s "$work/layer.geojson.gz" ] || gzip -1 -c "$source" > "$work/layer.geojson.gz"
make layer.geojsonl -f GeoJSONSeq
make layer.csv -f CSV -lco GEOMETRY=AS_WKT -lco SEPARATOR=SEMICOLON
make layer.kml -f KML
make shp/layer.shp -f 'ESRI Shapefile' -lco ENCODING=UTF-8
make layer.gpkg -f GPKG

measured() { # what, command …: wall, processor and peak memory
	what=$1
	shift
	/usr/bin/time -f "$what: %e s, processor %U + %S s, peak %M KiB" "$@" 2>&1 >/dev/null | tail -n 1
}

nproc
uptime
for run in $(seq "$runs"); do
	for file in layer.geojson layer.geojsonl layer.geojson.gz layer.csv layer.kml shp/layer.shp layer.gpkg; do
		peer=$work/$file options=
		case $file in
		*.gz) peer=/vsigzip/$peer ;;
		*.csv) options="-oo GEOM_POSSIBLE_NAMES=WKT -s_srs EPSG:4326" ;;
		esac
		bytes=$(cat "$work/${file%.shp}"* 2>/dev/null | wc -c)
		[ "${file##*.}" = shp ] || bytes=$(wc -c < "$work/$file")
		echo "run $run, $file, $bytes bytes, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
		measured "  emprise" "$work/emprise-cli" bench "$work/$file" --json
		measured "  emprise, one processor" env GOMAXPROCS=1 "$work/emprise-cli" bench "$work/$file" --json
		# shellcheck disable=SC2086 # options are words
		measured "  ogr2ogr" ogr2ogr -q -f Memory -t_srs EPSG:3857 $options memory "$peer"
	done
done
