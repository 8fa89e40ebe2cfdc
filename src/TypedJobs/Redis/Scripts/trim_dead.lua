-- Takes away dead jobs past their time, then the oldest of those beyond the maximum.
-- Keys: jobs dead failures crashes begun cancelling once large unannounced stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] how long a dead job is kept, ms, 0 for ever   ARGV[3] how many are kept, 0 for all
-- ARGV[4] how many to take away at most
-- Returns { how many were past their time, how many beyond the maximum }; if they are as many as it may take away, there may be more.
--@include check_types now_ms call_chunked count forget drop_dead
local prefix, kept_ms, max_count, limit = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

check_types(key, key_type)
local now, old, many = now_ms(), {}, {}
if kept_ms > 0 then
  old = redis.call('ZRANGEBYSCORE', key.dead, '-inf', now - kept_ms, 'LIMIT', 0, limit)
  drop_dead(key, prefix, now, old)
end
local excess = max_count > 0 and math.min(redis.call('ZCARD', key.dead) - max_count, limit - #old) or 0
if excess > 0 then
  many = redis.call('ZRANGE', key.dead, 0, excess - 1)
  drop_dead(key, prefix, now, many)
end
return { #old, #many }
