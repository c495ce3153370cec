#!/usr/bin/env bash
# CITY names a city with 100,000 documents.
: "${CITY:?names a city with 100,000 documents}"
export CITY FENGYE="${FENGYE:-$(dirname "$(readlink -f "$0")")/../../build/release/app/fengye}" FENGYE_CITY="$CITY"
exec node "$(dirname "$(readlink -f "$0")")/start.mjs"
