#!/usr/bin/env bash
# Letters handed in over the API by 64 connections, against 64 libpq clients committing the same rows to a PostgreSQL
# with synchronous_commit=on, in turns of one run. The ratio counts.
source "$(dirname "$(readlink -f "$0")")/common.sh"
need wrk g++ curl
here=$(dirname "$(readlink -f "$0")")
postgres=/usr/lib/postgresql/15/bin
[ -x $postgres/initdb ] || { echo "$0 needs postgresql-15" >&2; exit 2; }
city
echo 'public_limits = false' >"$CITY/fengye.toml"
serve 18095
g++ -O2 -std=c++20 -I/usr/include/postgresql "$here/pg_writer.cpp" -o "$room/pg_writer" -lpq

as=()
if [ "$(id -u)" = 0 ]; then
    as=(setpriv --reuid postgres --regid postgres --clear-groups)
    mkdir "$room/pg" && chown postgres "$room/pg" && chmod o+x "$room"
fi
mkdir -p "$room/pg"
(cd "$room/pg" && "${as[@]}" $postgres/initdb -D "$room/pg/data" -U portal -A trust -E UTF8 --locale=C.UTF-8 >/dev/null)
printf "listen_addresses='127.0.0.1'\nport=18096\nunix_socket_directories=''\nmax_connections=100\nshared_buffers=256MB\nmax_wal_size=4GB\n" |
    "${as[@]}" tee -a "$room/pg/data/postgresql.conf" >/dev/null
"${as[@]}" $postgres/postgres -D "$room/pg/data" >"$room/pg.log" 2>&1 &
started+=($!)
address=postgresql://portal@127.0.0.1:18096/postgres
for _ in $(seq 100); do $postgres/pg_isready -q -d "$address" && break; sleep 0.1; done

ours=() theirs=()
for round in $(seq "$ROUNDS"); do
    mine=$(wrk -t2 -c64 -d"$SECONDS_EACH" -s "$here/letters.lua" http://localhost:18095/ | grep ^letters)
    other=$("$room/pg_writer" "$address" 64 "$SECONDS_EACH")
    read -r _ rate p50 p95 p99 errors <<<"$mine"
    [ "$errors" = 0 ] || echo "round $round: $errors answers were not 201" >&2
    ours+=("$rate $p50 $p95 $p99")
    theirs+=("${other#letters }")
done
column() { printf '%s\n' "${@:2}" | awk -v n="$1" '{print $n}' | median; }
echo "                       letters/s   p50 ms   p95 ms   p99 ms"
printf "fengye, 64 connections %9.0f %8.2f %8.2f %8.2f\n" "$(column 1 "${ours[@]}")" "$(column 2 "${ours[@]}")" "$(column 3 "${ours[@]}")" "$(column 4 "${ours[@]}")"
printf "libpq, 64 clients      %9.0f %8.2f %8.2f %8.2f\n" "$(column 1 "${theirs[@]}")" "$(column 2 "${theirs[@]}")" "$(column 3 "${theirs[@]}")" "$(column 4 "${theirs[@]}")"
awk -v a="$(column 1 "${ours[@]}")" -v b="$(column 1 "${theirs[@]}")" 'BEGIN {printf "ratio                  %9.2f\n", a / b}'
