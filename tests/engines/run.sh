#!/usr/bin/env bash
# Runs the program under Spark and reads its results with DuckDB, for real.
#
# PySpark and DuckDB come from PyPI into a virtual environment below target/; Java has to be there.
# Where something is missing, it says so and succeeds; with --demand it fails.
set -euo pipefail
cd "$(dirname "$0")/../.."

skip() {
    echo "engines: not tried, $1" >&2
    [ "${demand:-}" = --demand ] && exit 1
    exit 0
}
demand=${1:-}
analyze=${ANALYZE:-$PWD/target/debug/analyze}
venv=$PWD/target/engines
packages="pyspark==4.0.1 duckdb==2.0.0"

command -v java >/dev/null || skip "there is no Java"
command -v python3 >/dev/null || skip "there is no Python"
[ -x "$analyze" ] || cargo build --bin analyze
if [ "$(cat "$venv/packages" 2>/dev/null)" != "$packages" ]; then
    python3 -m venv "$venv" || skip "Python makes no virtual environment"
    # shellcheck disable=SC2086
    timeout 300 "$venv/bin/pip" install --quiet --disable-pip-version-check $packages ||
        skip "PySpark and DuckDB cannot be installed from PyPI"
    echo "$packages" >"$venv/packages"
fi

ANALYZE=$analyze "$venv/bin/python" tests/engines/engines.py
