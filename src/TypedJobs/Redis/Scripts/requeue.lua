-- Dead jobs go back behind those that wait, as new: what is kept of their death goes, what ran once stays.
-- KEYS[1] jobs (HASH: id to body)   KEYS[2] pending:high (LIST)   KEYS[3] pending:normal (LIST)   KEYS[4] pending:low (LIST)
-- KEYS[5] dead (ZSET: id by time of death, Unix ms)   KEYS[6] failures (HASH: id to failure)   KEYS[7] stats (HASH)
-- KEYS[8] unannounced (SET of ids)
-- ARGV[1] prefix of the queue's keys   ARGV[2] how long what ran once is kept at most, ms; then ARGV[...]: id, time of death and body
-- (empty: as it is) of each
-- Returns how many went back. One that is no longer dead, or has died again since, is left alone.
--@include now_ms call_chunked push_pending count wake_if_idle pending_depth
local jobs, high, normal, low, dead, failures, stats = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7]
local unannounced = KEYS[8]
local prefix, once_ttl_ms, values = ARGV[1], ARGV[2], ARGV

local depth_before, ids = pending_depth(high, normal, low), {}
for i = 3, #values, 3 do
  local id, died_at, body = values[i], tonumber(values[i + 1]), values[i + 2]
  if tonumber(redis.call('ZSCORE', dead, id) or nil) == died_at then
    redis.call('ZREM', dead, id)
    redis.call('HDEL', failures, id)
    redis.call('SREM', unannounced, id)
    -- Who waits for the job from now on waits for its next outcome.
    redis.call('DEL', prefix .. 'result:' .. id)
    redis.call('PEXPIRE', prefix .. 'once:' .. id, once_ttl_ms)
    if body ~= '' then
      redis.call('HSET', jobs, id, body)
    end
    ids[#ids + 1] = id
  end
end
push_pending('RPUSH', high, normal, low, ids)
wake_if_idle(prefix, depth_before, #ids)
count(prefix, stats, now_ms(), 'requeued', #ids)
return #ids
