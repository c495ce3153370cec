#!/usr/bin/env bash
# SMALL and CITY name cities with 1,000 and 100,000 documents: fengye demo --data DIR --documents N. Adds items to both.
: "${SMALL:?names a city with 1,000 documents}" "${CITY:?names a city with 100,000 documents}"
export SMALL CITY FENGYE="${FENGYE:-$(dirname "$(readlink -f "$0")")/../../build/release/app/fengye}" FENGYE_CITY="$CITY"
exec node "$(dirname "$(readlink -f "$0")")/publish.mjs" "$@"
