#!/usr/bin/env bash
# A portable archive: program, man pages, completions, licence, README.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
cargo build --locked --release
packages=$CARGO_TARGET_DIR/packages
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
name=tongbi-$version-$(rustc -vV | sed -n 's/^host: //p')
folder=$packages/$name
rm -rf "$folder" && mkdir -p "$folder"

program=$CARGO_TARGET_DIR/release/tongbi
[ -x "$program" ] || program=$program.exe
cp "$program" README.md CHANGELOG.md LICENSE "$folder/"
packaging/documents.sh "$program" "$folder"
tar -C "$packages" -czf "$folder.tar.gz" "$name"

# Proof: it works where nothing of this checkout is but the reports.
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
tar -C "$elsewhere" -xzf "$folder.tar.gz"
cp -r datasets/lanxi "$elsewhere/"
(cd "$elsewhere" && "./$name/$(basename "$program")" check lanxi --quiet >/dev/null)
echo "$folder.tar.gz"
