#!/usr/bin/env bash
# From the command to Tasklist answering 200, in seconds: on an empty folder, on the same folder again, on an empty MySQL.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=${RONDO_BENCHMARK_WORK:?run it by benchmarks/run start}
(cd "$root" && mvn -q -B -DskipTests package) >&2

free_port() { python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])'; }
now() { date +%s.%N; }

start() { # database folder
  local port begun ended pid memory
  port=$(free_port)
  begun=$(now)
  "$root/run" --empty --port "$port" --data "$2" >"$work/start.log" 2>&1 &
  pid=$!
  until curl -sf -o /dev/null "http://localhost:$port/camunda/app/tasklist/default/"; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/start.log" >&2; exit 1; }
    sleep 0.05
  done
  ended=$(now)
  memory=$(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status")
  kill "$pid"
  wait "$pid" 2>/dev/null || true
  python3 -c 'import json, sys; print(json.dumps({"benchmark": "start", "database": sys.argv[1], "seconds": round(float(sys.argv[3]) - float(sys.argv[2]), 1), "rss_mb": int(sys.argv[4])}))' \
    "$1" "$begun" "$ended" "$memory"
}

start "H2, fresh" "$work/data"
start "H2, again" "$work/data"

schema="rondo_start"
java_url="${RONDO_TEST_MYSQL_URL}${schema}?createDatabaseIfNotExist=true&allowPublicKeyRetrieval=true&useSSL=false"
RONDO_DB_URL=$java_url RONDO_DB_USER=$RONDO_TEST_MYSQL_USER RONDO_DB_PASSWORD=$RONDO_TEST_MYSQL_PASSWORD \
  start "MySQL 8, fresh" "$work/data-mysql"
