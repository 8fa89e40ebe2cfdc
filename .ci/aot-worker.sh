#!/usr/bin/env bash
# aot-worker.sh LOGS: the NativeAOT worker, built on the package in LOGS/feed, runs jobs of another process through a real Redis.
set -euo pipefail
logs=$1
version=$(cat "$logs/feed/version")
work=$(mktemp -d)
. .ci/redis.sh
start_redis
worker=
trap 'kill $worker 2>/dev/null || true; stop_redis; rm -rf "$work"' EXIT
package=(-p:UseTypedJobsPackage=true -p:TypedJobsPackageVersion="$version" -p:RestoreAdditionalProjectSources="$logs/feed")

dotnet publish samples/AotWorker/AotWorker.csproj -c Release --use-current-runtime -o "$work/worker" --artifacts-path "$work/build" "${package[@]}" | tee "$work/publish.log"
if grep -E 'IL[23][0-9]{3}' "$work/publish.log"; then
    echo "the worker does not publish without trim and AOT warnings"
    exit 1
fi
size=$(stat -c %s "$work/worker/AotWorker")
echo "worker: $size bytes"
[ "$size" -le $((15 * 1024 * 1024)) ]
[ ! -e "$work/worker/AotWorker.dll" ]

dotnet publish samples/AotWorker/Enqueuer -c Release -o "$work/enqueuer" --artifacts-path "$work/build" "${package[@]}"
"$work/worker/AotWorker" --redis "$redis" >"$work/worker.log" 2>&1 &
worker=$!
printf 'one two\n' >"$work/a.txt"
seq 1 1000 >"$work/b.txt"
"$work/enqueuer/Enqueuer" "$redis" "$work/a.txt" "$work/b.txt" | tee "$work/answers" || { cat "$work/worker.log"; exit 1; }
for file in "$work/a.txt" "$work/b.txt"; do
    read -r sum _ < <(sha256sum <"$file")
    read -r lines words bytes < <(wc -lwc <"$file")
    grep -qx "$sum $lines $words $bytes $file" "$work/answers"
done

kill -TERM $worker
status=0
wait $worker || status=$?
cat "$work/worker.log"
[ "$status" -eq 0 ]
