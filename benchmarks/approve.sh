#!/usr/bin/env bash
# Tasklist's list for one reviewer with 1,000 open approvals of 5 reviewers each, against another Rondo with 10 open ones.
#   RONDO_APPROVALS=200 for a shorter run
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=${RONDO_BENCHMARK_WORK:?run it by benchmarks/run approve}
(cd "$root" && mvn -q -B ${MAVEN_ARGS:-} -DskipTests package) >&2

pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait "${pids[@]}" 2>/dev/null || true' EXIT

start() { # name; says where it listens, what it logs to and its process
  local port
  port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
  RONDO_DB_URL="${RONDO_TEST_MYSQL_URL}rondo_$1?createDatabaseIfNotExist=true&allowPublicKeyRetrieval=true&useSSL=false" \
    RONDO_DB_USER=$RONDO_TEST_MYSQL_USER RONDO_DB_PASSWORD=$RONDO_TEST_MYSQL_PASSWORD \
    RONDO_JAVA_OPTIONS="-Drondo.integrations.link.enabled=false" \
    "$root/run" --port "$port" --data "$work/$1" >"$work/$1.log" 2>&1 &
  pids+=($!)
  rondos+=("http://localhost:$port" "$work/$1.log" "$!")
}

rondos=()
start few
start many
python3 "$(dirname "$0")/approve.py" "$root/processes/src/main/resources/processes/ApprovalRoute.dmn" "${rondos[@]}" \
  || { tail -20 "$work"/few.log "$work"/many.log >&2; exit 1; }
