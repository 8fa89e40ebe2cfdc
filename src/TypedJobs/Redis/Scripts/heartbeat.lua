-- A worker says that it lives, what it is and which queues it serves.
-- Keys: workers queues worker
-- ARGV[1] worker   ARGV[2] how long it counts as alive, ms   ARGV[3] how many queues it serves
-- ARGV[...] its queues, then the fields of its record, each with its value
-- Returns how many workers are alive.
--@include check_types now_ms
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
for i = 4, 3 + queues do
  redis.call('ZADD', key.queues, now, values[i])
end
redis.call('HSET', key.worker, 'seen', now, unpack(values, 4 + queues))
redis.call('PEXPIRE', key.worker, length_ms)
return redis.call('ZCARD', key.workers)
