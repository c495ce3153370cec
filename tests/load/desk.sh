#!/usr/bin/env bash
# CITY names a city with 200,000 documents (100,000 tell nearly as much).
: "${CITY:?names a city with many documents}"
export CITY FENGYE="${FENGYE:-$(dirname "$(readlink -f "$0")")/../../build/release/app/fengye}" FENGYE_CITY="$CITY"
exec node "$(dirname "$(readlink -f "$0")")/desk.mjs" "$@"
