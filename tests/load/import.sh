#!/usr/bin/env bash
# An export of POSTS posts (1,000) brought into an empty city: killed in the middle, finished, and run once more.
. "$(dirname "$(readlink -f "$0")")/common.sh"
need node curl
: "${POSTS:=1000}"
here=$(dirname "$(readlink -f "$0")")
node "$here/import.mjs" "$POSTS" "$room/old"
import() {
    "$FENGYE" import wxr "$room/old/export.xml" --data "$1" --media "$room/old/uploads" --mapping "$room/old/mapping.toml" --json
}
# What the counts of a report say: taken 1000, already there 0 …
counts() {
    node -e 'const { counts } = JSON.parse(require("fs").readFileSync(0)); const { taken, already_there, changed, withheld, skipped, media_taken, redirects } = counts;
             console.log(JSON.stringify({ taken, already_there, changed, withheld, skipped, media_taken, redirects }))'
}
seconds() {
    local begun
    begun=$(date +%s%N)
    import "$1" >"$room/report.json" 2>/dev/null
    awk -v ns=$(($(date +%s%N) - begun)) 'BEGIN {printf "%.1f s", ns / 1e9}'
}
"$FENGYE" init --data "$room/whole" >/dev/null
printf '%-28s %s  ' "$POSTS posts" "$(seconds "$room/whole")"
counts <"$room/report.json"
printf '%-28s %s  ' "the same again" "$(seconds "$room/whole")"
counts <"$room/report.json"

"$FENGYE" init --data "$room/cut" >/dev/null
import "$room/cut" >/dev/null 2>&1 &
cut=$!
sleep "${CUT_AFTER:-1}"
kill -9 "$cut" 2>/dev/null || true
wait "$cut" 2>/dev/null || true
printf '%-28s %s  ' "killed, and then finished" "$(seconds "$room/cut")"
counts <"$room/report.json"
"$FENGYE" verify --data "$room/cut" | tr '\n' ' '
echo

serve 18341 "$room/cut"
printf 'an old address answers '
curl -s -o /dev/null -w '%{http_code} %{redirect_url}\n' "http://localhost:18341/?p=$POSTS"
