# What the scripts of this folder share. Each prints a small table; only ratios within one run are findings, for the
# machine has other work too.
set -euo pipefail
: "${FENGYE:=$(dirname "$(readlink -f "$0")")/../../build/release/app/fengye}"
: "${ROUNDS:=5}"
: "${SECONDS_EACH:=3}"
room=$(mktemp -d)
started=()
finish() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$room"
}
trap finish EXIT

need() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null || { echo "$0 needs $tool" >&2; exit 2; }
    done
}

# CITY holds a city made by "fengye demo"; without it a fresh one is made.
city() {
    if [ -z "${CITY:-}" ]; then
        CITY=$room/city
        "$FENGYE" demo --data "$CITY" >/dev/null 2>&1
    fi
}

# serve PORT [FOLDER]: sets `server` to its process.
serve() {
    # shellcheck disable=SC2086
    ${PIN_SERVER:-} "$FENGYE" serve --data "${2:-$CITY}" --port "$1" --loopback >"$room/serve.$1.log" 2>&1 &
    server=$!
    started+=("$server")
    for _ in $(seq 600); do
        curl -sf "http://localhost:$1/readyz" >/dev/null && return
        sleep 0.05
    done
    cat "$room/serve.$1.log" >&2
    exit 1
}

# Nanoseconds of processor time all threads of a process have had.
cpu_ns() {
    cat "/proc/$1"/task/*/schedstat | awk '{sum += $1} END {printf "%.0f", sum}'
}

resident_mb() {
    awk '/VmRSS/ {printf "%.1f", $2 / 1024}' "/proc/$1/status"
}

median() {
    sort -g | awk '{value[NR] = $1} END {print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2}'
}
