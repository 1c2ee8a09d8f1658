#!/usr/bin/env bash
# From the 202 of an event to the committed step of the process that it causes, at 300 events a second on 1,000,000 customers;
# then the highest rate that holds the 95th percentile, and whether anything was lost or done twice. See ReactLoad.java.
#   RONDO_REACT_CUSTOMERS=10000 RONDO_REACT_SECONDS=10 RONDO_REACT_RATE=100 for a shorter run
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=${RONDO_BENCHMARK_WORK:?run it by benchmarks/run react}
(cd "$root" && mvn -q -B ${MAVEN_ARGS:-} -Pbenchmarks -DskipTests package) >&2

port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
RONDO_ADMIN_PASSWORD=$(head -c 18 /dev/urandom | base64 | tr '+/' 'ab')
export RONDO_ADMIN_PASSWORD
RONDO_DB_URL="${RONDO_TEST_MYSQL_URL}rondo_react?createDatabaseIfNotExist=true&allowPublicKeyRetrieval=true&useSSL=false" \
  RONDO_DB_USER=$RONDO_TEST_MYSQL_USER RONDO_DB_PASSWORD=$RONDO_TEST_MYSQL_PASSWORD \
  "$root/run" --empty --port "$port" --data "$work/react" >"$work/react.log" 2>&1 &
rondo=$!
trap 'kill "$rondo" 2>/dev/null; wait "$rondo" 2>/dev/null || true' EXIT
until curl -sf -o /dev/null "http://localhost:$port/actuator/health/readiness"; do
  kill -0 "$rondo" 2>/dev/null || { cat "$work/react.log" >&2; exit 1; }
  sleep 0.2
done
# shellcheck disable=SC2086
java ${RONDO_BENCHMARK_JVM:--Xmx512m} -cp "$root/benchmarks/target/classes:$(cat "$root/benchmarks/target/classpath")" \
  io.rondo.benchmarks.ReactLoad "http://localhost:$port" rondo_react \
  || { tail -20 "$work/react.log" >&2; exit 1; }
