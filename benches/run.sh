#!/usr/bin/env bash
# Makes the figures of benches/README.md again.
#
#   benches/run.sh                    everything (PLACES=12000 YEARS=5 by default)
#   benches/run.sh corpus PLACES YEARS FOLDER
#   benches/run.sh per_report FOLDER
#
# What is compared with is installed where it is missing: ripgrep from Debian;
# DuckDB, pandas, Recognizers-Text and cn2an from PyPI.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"

measuring() { # the programs of this folder, with the very dependencies of tongbi
    cp Cargo.lock benches/Cargo.lock
    cargo run --quiet --release --manifest-path benches/Cargo.toml --bin "$1" -- "${@:2}"
}

case "${1:-all}" in
    corpus | per_report)
        measuring "$@"
        exit
        ;;
esac

places=${PLACES:-12000} years=${YEARS:-5}
work=${WORK:-$(mktemp -d)}
python=${TONGBI_PYTHON:-$HOME/.cache/tongbi/bench-venv/bin/python}
command -v rg >/dev/null || apt-get install -y -qq ripgrep
if [ ! -x "$python" ]; then
    python3 -m venv "$(dirname "$(dirname "$python")")"
    "$python" -m pip install --quiet duckdb pandas pyarrow recognizers-text-suite 'emoji<2' cn2an
fi
cargo build --quiet --release
tongbi=$CARGO_TARGET_DIR/release/tongbi
[ -x /usr/bin/time ] || apt-get install -y -qq time
timed() { /usr/bin/time -f "$1: %e s, %U s user, %S s system, %M KB" "${@:2}"; }

echo "== per report, one thread"
[ -d "$work/texts" ] || measuring corpus 400 5 "$work/texts"
measuring per_report "$work/texts"
cat "$work"/texts/*/*.txt >"$work/texts.txt"
pattern='[0-9][0-9,.]*(余|多)?[万亿]?(元|件|起|项|个|人次|人|名|户|家|份|条|次|场|期|%|个百分点|亩|公里|吨|平方米)'
for _ in 1 2 3; do timed "rg -o" rg --threads 1 -o "$pattern" "$work/texts.txt" >/dev/null; done
"$python" benches/compare.py texts "$work/texts"

echo "== panel: $places places, $years years"
[ -d "$work/panel" ] || measuring corpus "$places" "$years" "$work/panel"
rm -rf "$work/store"
timed ingest "$tongbi" ingest "$work/panel" --store "$work/store"
timed "ingest, nothing changed" "$tongbi" ingest "$work/panel" --store "$work/store"
for table in deltas trends followup; do
    timed "$table" "$tongbi" export "$table" "$work/store" -o "$work/$table.parquet"
done
timed "panel report" "$tongbi" report "$work/store" -o "$work/panel.html" --quiet
timed "checks" "$tongbi" export checks "$work/store" -o "$work/checks.parquet"
ls -l "$work/panel.html"

echo "== ten times the reports: 2,000 and 20,000"
for folder in "$work/texts" "$work/ten"; do
    [ -d "$folder" ] || measuring corpus 4000 5 "$folder"
    rm -rf "$work/store-ten"
    timed "ingest of $(basename "$folder")" "$tongbi" ingest "$folder" --store "$work/store-ten" --quiet
    for table in deltas trends followup; do
        timed "$table of $(basename "$folder")" "$tongbi" export "$table" "$work/store-ten" -o "$work/ten.parquet"
    done
done

echo "== queries"
"$python" benches/compare.py queries "$work/store" "$tongbi"
