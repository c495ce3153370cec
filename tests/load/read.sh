#!/usr/bin/env bash
# Pages from the cache, per processor second of the server, against nginx as usually tuned serving the same bytes:
# the article with brotli, the home page uncompressed. Packages: nginx libnginx-mod-http-brotli-static wrk.
. "$(dirname "$(readlink -f "$0")")/common.sh"
need nginx wrk curl taskset
city
port=18411 nginx_port=18412
PIN_SERVER="taskset -c 0" serve $port
fengye=$server
article=$(curl -s "http://localhost:$port/sitemap.xml" | grep -o '/sitemap.xml?month=[0-9-]*' | head -1)
article=$(curl -s "http://localhost:$port$article" | grep -o '/article/[0-9]*' | head -1)

mkdir -p "$room/www/article"
curl -s "http://localhost:$port$article" >"$room/www$article"
curl -s -H 'Accept-Encoding: br' "http://localhost:$port$article" >"$room/www$article.br"
curl -s "http://localhost:$port/" >"$room/www/index.html"
[ -f /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || { echo "read.sh needs libnginx-mod-http-brotli-static" >&2; exit 2; }
cat >"$room/nginx.conf" <<END
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
worker_processes 1;
daemon off;
pid $room/nginx.pid;
error_log $room/nginx.log;
events { worker_connections 4096; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    tcp_nodelay on;
    keepalive_requests 100000000;
    open_file_cache max=10000 inactive=600s;
    open_file_cache_valid 600s;
    gzip_static on;
    brotli_static on;
    default_type "text/html; charset=utf-8";
    client_body_temp_path $room; proxy_temp_path $room; fastcgi_temp_path $room; uwsgi_temp_path $room; scgi_temp_path $room;
    server { listen 127.0.0.1:$nginx_port; root $room/www; }
}
END
chmod 755 "$room"
chmod -R a+rX "$room/www"
taskset -c 0 nginx -c "$room/nginx.conf" &
started+=($!)
sleep 1
nginx=$(pgrep -P $! | head -1)

browser=(-H 'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36'
    -H 'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8' -H 'Accept-Language: zh-CN,zh;q=0.9,en;q=0.8'
    -H 'Sec-Fetch-Site: none' -H 'Sec-Fetch-Mode: navigate' -H 'Sec-Fetch-Dest: document' -H 'Upgrade-Insecure-Requests: 1')

# Requests per processor second of the process, and per second.
measure() { # PROCESS URL ENCODING
    local before after count
    before=$(cpu_ns "$1")
    count=$(taskset -c 1 wrk -t1 -c64 -d"${SECONDS_EACH}s" "${browser[@]}" -H "Accept-Encoding: $3" "$2" | awk '/requests in/ {print $1} /Non-2xx/ {print "bad" > "/dev/stderr"}')
    after=$(cpu_ns "$1")
    awk -v n="$count" -v ns=$((after - before)) 'BEGIN {printf "%.0f\n", n / (ns / 1e9)}'
}

printf '%-34s %10s %10s %7s  %s\n' "$ROUNDS rounds of $SECONDS_EACH s, medians" 'fengye/s' 'nginx/s' ratio 'min..max'
for what in "article br|$article|gzip, deflate, br" "home identity|/|identity"; do
    IFS='|' read -r name path encoding <<<"$what"
    size=$(curl -s -H "Accept-Encoding: $encoding" "http://localhost:$nginx_port$path" | wc -c)
    other=$(curl -s -H "Accept-Encoding: $encoding" "http://localhost:$port$path" | wc -c)
    [ "$size" = "$other" ] || { echo "$name: nginx sends $size bytes, fengye $other" >&2; exit 1; }
    : >"$room/a"; : >"$room/b"; : >"$room/r"
    for _ in $(seq "$ROUNDS"); do
        a=$(measure "$fengye" "http://localhost:$port$path" "$encoding")
        b=$(measure "$nginx" "http://127.0.0.1:$nginx_port$path" "$encoding")
        echo "$a" >>"$room/a"; echo "$b" >>"$room/b"
        awk -v a="$a" -v b="$b" 'BEGIN {print a / b}' >>"$room/r"
    done
    printf '%-34s %10.0f %10.0f %7.2f  %s\n' "$name ($size bytes)" "$(median <"$room/a")" "$(median <"$room/b")" "$(median <"$room/r")" "$(sort -g "$room/r" | sed -n '1p;$p' | tr '\n' ' ')"
done
