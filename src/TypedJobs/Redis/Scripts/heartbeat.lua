-- A worker says that it lives, what it is and which queues it serves.
-- Keys: workers queues worker
-- ARGV[1] worker   ARGV[2] how long it counts as alive, ms   ARGV[3] how many queues it serves
-- ARGV[...] its queues, then the fields of its record, each with its value
-- Returns how many workers are alive.
--@include check_types now_ms call_chunked
local worker, length_ms, queues = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local values = ARGV

check_types(key, key_type)
local now = now_ms()
-- The first write frees: one that adds would be refused at maxmemory.
redis.call('ZREMRANGEBYSCORE', key.workers, '-inf', now)
redis.call('ZADD', key.workers, now + length_ms, worker)
if redis.call('PTTL', key.workers) < length_ms then
  redis.call('PEXPIRE', key.workers, length_ms)
end
local served = {}
for i = 1, queues do
  served[i * 2 - 1], served[i * 2] = now, values[3 + i]
end
call_chunked('ZADD', key.queues, served)
redis.call('HSET', key.worker, 'seen', now, unpack(values, 4 + queues))
redis.call('PEXPIRE', key.worker, length_ms)
return redis.call('ZCARD', key.workers)
