#!/usr/bin/env bash
# bench.sh LOGS: the bench publishes as NativeAOT without a warning, runs, and its keys are the ones that readers know. No figure is judged here.
set -euo pipefail
work=$(mktemp -d)
. .ci/redis.sh
start_redis
trap 'stop_redis; rm -rf "$work"' EXIT

dotnet publish tests/TypedJobs.Benchmarks -c Release --use-current-runtime -p:Aot=true -o "$work/bench" --artifacts-path "$work/build" | tee "$work/publish.log"
if grep -E 'IL[23][0-9]{3}' "$work/publish.log"; then
    echo "the bench does not publish without trim and AOT warnings"
    exit 1
fi

bench() { "$work/bench/TypedJobs.Benchmarks" "$@" --redis "$redis" | tee -a "$work/lines"; }
bench enqueue --jobs 2000 --tasks 8
bench enqueue --jobs 20000 --bulk
bench drain --jobs 20000 --concurrency 8
bench drain --jobs 20000 --concurrency 8 --results
bench latency --jobs 50 --every 5
bench backlog --jobs 20000
[ "$(wc -l <"$work/lines")" -eq 6 ]
for key in jobs_per_second bare_jobs_per_second ratio allocated_bytes_per_job redis_calls_per_job redis_bytes_per_job \
    worker_cpu_seconds redis_cpu_seconds p50_ms p95_ms p99_ms; do
    grep -q "\"$key\":" "$work/lines" || { echo "no line has the key $key"; exit 1; }
done
