#!/usr/bin/env bash
# A wheel whose only content is the program (maturin's `bin` bindings), so that
# `pip install` puts `tongbi` on the path.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
packages=$CARGO_TARGET_DIR/packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/build"
"$work/build/bin/pip" install --quiet 'maturin>=1.7,<2'
rm -f "$packages"/tongbi-*.whl
"$work/build/bin/maturin" build --release --locked --quiet --out "$packages"
wheel=$(ls -t "$packages"/tongbi-*.whl | head -1)

# Proof: installed into a fresh environment it reads the demo.
python3 -m venv "$work/fresh"
"$work/fresh/bin/pip" install --quiet --no-index "$wheel"
"$work/fresh/bin/tongbi" check datasets/lanxi --quiet >/dev/null
echo "$wheel"
