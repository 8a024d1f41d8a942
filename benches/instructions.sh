#!/usr/bin/env bash
# Counts the instructions of the per-report stage on the demo, so that speed
# cannot leak away a little at a time: fails where a change costs more than 3 %.
# Instructions are the same on every run, whatever else the machine does.
#
#   benches/instructions.sh PROGRAM            holds it against the last count
#   benches/instructions.sh PROGRAM --record   writes the count it is held against
#
# A count is for one profile and one compiler: with another, it says so and passes.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:?usage: benches/instructions.sh PROGRAM [--record]}
recorded=benches/instructions.txt
allowed=103 # per cent

command -v valgrind >/dev/null || { echo "skipped: valgrind is not installed"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - datasets/lanxi >"$work/reports.ndjson" <<'P'
import json, pathlib, sys
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    row = {"area": "澜溪县", "year": int(path.stem), "source": path.name, "text": path.read_text(encoding="utf-8")}
    print(json.dumps(row, ensure_ascii=False))
P
# One thread, and the reading of the datasets is part of it: a command does it too.
RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file="$work/out" \
    "$program" observe --stdin <"$work/reports.ndjson" >/dev/null 2>"$work/log"
count=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$work/log")
profile=$(basename "$(dirname "$program")")
key="$profile $(rustc --version | cut -d' ' -f2) $(uname -m)"
if [ "${2:-}" = --record ]; then
    echo "$key $count" >"$recorded"
fi
before=$(sed -n "s/^$key //p" "$recorded" 2>/dev/null || true)
if [ -z "$before" ]; then
    echo "observe, demo: $count instructions; none recorded for $key"
    exit 0
fi
echo "observe, demo: $count instructions, $before recorded ($((count * 1000 / before - 1000)) ‰)"
if [ $((count * 100)) -gt $((before * allowed)) ]; then
    echo "more than 3 % above what was recorded: make it cheaper, or record it with its reason in the commit" >&2
    exit 1
fi
