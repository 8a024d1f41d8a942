#!/usr/bin/env bash
# Sets up Spark (PyPI) and Java (Debian) where they are missing, makes a small
# panel, and runs spark/test_panel.py. Not part of CI: Spark is 300 MB.
#
#   spark/test.sh [PLACES] [YEARS]
set -euo pipefail
cd "$(dirname "$0")/.."
places=${1:-60} years=${2:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v java >/dev/null || apt-get install -y -qq openjdk-17-jre-headless
python=${TONGBI_PYTHON:-$HOME/.cache/tongbi/spark-venv/bin/python}
if [ ! -x "$python" ]; then
    python3 -m venv "$(dirname "$(dirname "$python")")"
    "$python" -m pip install --quiet pyspark 'pandas<3' pyarrow
fi
tongbi=${TONGBI:-}
if [ -z "$tongbi" ]; then
    cargo build --release
    tongbi=${CARGO_TARGET_DIR:-target}/release/tongbi
fi
tongbi=$(realpath "$tongbi")
if [ -n "${TONGBI_CORPUS:-}" ]; then
    cp -r "$TONGBI_CORPUS" "$work/reports"
else
    benches/run.sh corpus "$places" "$years" "$work/reports"
fi
export PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python
SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME SPARK_LOCAL_IP=127.0.0.1
cd spark
"$python" test_panel.py "$tongbi" "$work/reports" "$work"
