#!/usr/bin/env bash
# Tasklist's list for one reviewer with 1,000 open approvals of 5 reviewers each, against 10 open ones.
#   RONDO_APPROVALS=200 for a shorter run
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=${RONDO_BENCHMARK_WORK:?run it by benchmarks/run approve}
(cd "$root" && mvn -q -B ${MAVEN_ARGS:-} -DskipTests package) >&2

port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
export RONDO_DB_URL="${RONDO_TEST_MYSQL_URL}rondo_approve?createDatabaseIfNotExist=true&allowPublicKeyRetrieval=true&useSSL=false"
export RONDO_DB_USER=$RONDO_TEST_MYSQL_USER RONDO_DB_PASSWORD=$RONDO_TEST_MYSQL_PASSWORD
RONDO_JAVA_OPTIONS="-Drondo.integrations.link.enabled=false" \
  "$root/run" --port "$port" --data "$work/data" >"$work/rondo.log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null || true' EXIT
python3 "$(dirname "$0")/approve.py" "http://localhost:$port" "$work/rondo.log" "$pid" \
  "$root/processes/src/main/resources/processes/ApprovalRoute.dmn" || { tail -20 "$work/rondo.log" >&2; exit 1; }
