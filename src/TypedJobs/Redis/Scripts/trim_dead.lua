-- Takes away dead jobs past their time, then the oldest of those beyond the maximum.
-- KEYS[1] jobs (HASH: id to body)   KEYS[2] dead (ZSET: id by time of death, Unix ms)   KEYS[3] failures (HASH: id to failure)
-- KEYS[4] crashes (HASH: id to count)   KEYS[5] cancelling (HASH: id to time of the request)   KEYS[6] once (SET of ids)   KEYS[7] stats (HASH)
-- KEYS[8] unannounced (SET of ids)
-- ARGV[1] prefix of the queue's keys   ARGV[2] how long a dead job is kept, ms, 0 for ever   ARGV[3] how many are kept, 0 for all
-- ARGV[4] how many to take away at most
-- Returns { how many were past their time, how many beyond the maximum }; if they are as many as it may take away, there may be more.
--@include now_ms call_chunked count forget drop_dead
local key = {
  jobs = KEYS[1], dead = KEYS[2], failures = KEYS[3], crashes = KEYS[4], cancelling = KEYS[5], once = KEYS[6], stats = KEYS[7],
  unannounced = KEYS[8],
}
local prefix, kept_ms, max_count, limit = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

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
