#!/bin/sh
# Times a project with the work of years: a département of parcels, 5,000 plots, 1,000 needs, 2,000 projects and 100,000 lines of the
# journal. How long it takes to open, what an edit takes, and what reading the journal and a history take.
#
#   docs/benchmarks/project.sh FILE [RUNS] [EMPRISE]
#
# FILE is the workload, such as read.sh keeps. EMPRISE is the desktop program, opened on the project where there is a display (xvfb-run
# gives one). What is written goes to $WORK, /tmp/emprise-bench unless set, and is removed.
set -eu
file=$1 runs=${2:-3} emprise=${3:-}
work=${WORK:-/tmp/emprise-bench}
here=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$work"
cd "$here"
CGO_ENABLED=0 go build -o "$work/emprise-cli" ./cmd/emprise-cli
CGO_ENABLED=0 go build -o "$work/project" docs/benchmarks/project.go
p="$work/project.gpkg"
rm -f "$p"*
start=$(date +%s.%N)
"$work/emprise-cli" import "$p" "$file" --role parcels --layer parcelles > /dev/null 2>&1
echo "import: $(echo "$(date +%s.%N) - $start" | bc) s"
ls -l "$p" | awk '{print "the parcels alone have " $5 " bytes"}'
"$work/project" fill "$p"
ls -l "$p" | awk '{print "the project has " $5 " bytes"}'
nproc
for run in $(seq "$runs"); do
	echo "run $run, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
	"$work/project" open "$p"
	"$work/project" edit "$p"
	for what in "journal $p --limit 100" "journal $p --search lot" "history $p plot 59001_TERRAIN-ECO_00007" "diff $p --since 2025-01-01"; do
		start=$(date +%s.%N)
		"$work/emprise-cli" $what > /dev/null
		echo "$what: $(echo "$(date +%s.%N) - $start" | bc) s"
	done
	if [ -n "$emprise" ]; then
		"$emprise" --size 1280x800 --print-timing "$p" 2> "$work/said" > /dev/null &
		window=$!
		tries=0
		until grep 'first painted map' "$work/said" || [ $((tries += 1)) -gt 600 ]; do sleep 0.1; done
		grep VmHWM "/proc/$window/status" || true
		kill "$window" && wait "$window" || true
	fi
done
rm -f "$p"*
