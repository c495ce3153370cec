#!/usr/bin/env bash
# Processor time of a page that is not in the cache (CITY, or a fresh demo city). Settings: page_cache = "0MB".
. "$(dirname "$(readlink -f "$0")")/common.sh"
city
FENGYE=$FENGYE FENGYE_CITY=$CITY CITY=$CITY node "$(dirname "$(readlink -f "$0")")/cold.mjs" "$@"
