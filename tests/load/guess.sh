#!/usr/bin/env bash
# CITY names a city with many letters (fengye demo --data DIR --letters 1000000).
. "$(dirname "$(readlink -f "$0")")/common.sh"
: "${CITY:?names a city with many letters}"
FENGYE=$FENGYE FENGYE_CITY=$CITY CITY=$CITY node "$(dirname "$(readlink -f "$0")")/guess.mjs" "$@"
