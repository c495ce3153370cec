#!/usr/bin/env bash
# Resident memory of a served demo city (CITY, or a fresh one), and of 10,000 idle connections more.
. "$(dirname "$(readlink -f "$0")")/common.sh"
ulimit -n "$(ulimit -Hn)"
city
FENGYE=$FENGYE FENGYE_CITY=$CITY CITY=$CITY node "$(dirname "$(readlink -f "$0")")/memory.mjs" "$@"
