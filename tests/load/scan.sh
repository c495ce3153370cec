#!/usr/bin/env bash
# How fast 5,000 terms are compiled and looked for; with --corpus DIR, what is found in the texts of a folder.
set -euo pipefail
build="$(dirname "$(readlink -f "$0")")/../../build/release"
ninja -C "$build" scan_load >/dev/null
if [ "${1:-}" = --corpus ]; then exec "$build/tests/load/scan_load" "$2"; fi
exec "$build/tests/load/scan_load"
