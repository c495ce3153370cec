#!/usr/bin/env bash
# CITY names a city with many letters (fengye demo --data DIR --letters 1000000). Limits are switched off in it.
. "$(dirname "$(readlink -f "$0")")/common.sh"
: "${CITY:?names a city with many letters}"
grep -qs '^public_limits' "$CITY/fengye.toml" || echo 'public_limits = false' >>"$CITY/fengye.toml"
FENGYE=$FENGYE FENGYE_CITY=$CITY CITY=$CITY node "$(dirname "$(readlink -f "$0")")/guess.mjs" "$@"
