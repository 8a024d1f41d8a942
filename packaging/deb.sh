#!/usr/bin/env bash
# A Debian package, by cargo-deb ([package.metadata.deb] of Cargo.toml).
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
command -v cargo-deb >/dev/null || cargo install --locked cargo-deb
cargo build --locked --release
packages=$CARGO_TARGET_DIR/packages
# cargo-deb looks for these below the checkout.
packaging/documents.sh "$CARGO_TARGET_DIR/release/tongbi" packaging/documents
trap 'rm -rf packaging/documents' EXIT
mkdir -p "$packages"
cargo deb --no-build --output "$packages"
package=$(ls -t "$packages"/tongbi_*.deb | head -1)

# Proof: what must be in it is in it, and where it may be installed it runs.
content=$(dpkg-deb --contents "$package")
for file in usr/bin/tongbi man1/tongbi.1 completions/tongbi; do
    grep -q "$file" <<<"$content" || { echo "$package: no $file" >&2; exit 1; }
done
if [ "$(id -u)" = 0 ]; then
    dpkg --install "$package" >/dev/null
    /usr/bin/tongbi check datasets/lanxi --quiet >/dev/null
    dpkg --remove tongbi >/dev/null
fi
echo "$package"
