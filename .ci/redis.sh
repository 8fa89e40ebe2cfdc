# Sourced: start_redis starts a private server on a free port of loopback and sets $redis; stop_redis ends it.
start_redis() {
    redis_folder=$(mktemp -d)
    for _ in 1 2 3 4 5 6 7 8; do
        local port=$((20000 + RANDOM % 20000))
        redis-server --bind 127.0.0.1 --port "$port" --save '' --appendonly no --dir "$redis_folder" >"$redis_folder/log" 2>&1 &
        redis_process=$!
        for _ in $(seq 1 50); do
            if [ "$(redis-cli -h 127.0.0.1 -p "$port" ping 2>/dev/null)" = PONG ] && kill -0 "$redis_process" 2>/dev/null; then
                redis=127.0.0.1:$port
                return 0
            fi
            kill -0 "$redis_process" 2>/dev/null || break
            sleep 0.1
        done
    done
    echo "redis-server did not start:"
    cat "$redis_folder/log"
    return 1
}

stop_redis() {
    kill "$redis_process" 2>/dev/null && wait "$redis_process" 2>/dev/null
    rm -rf "$redis_folder"
}
