#!/usr/bin/env bash
# Licences, duplicates, advisories and origins of all dependencies after
# deny.toml. Fetches the advisories: needs the network, and no part of .ci/run.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cargo-deny >/dev/null || cargo install --locked cargo-deny
cargo deny --all-features check --config packaging/deny.toml
