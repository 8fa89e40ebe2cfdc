-- Dead jobs go back behind those that wait, as new: what is kept of their death goes, what ran once stays.
-- Keys: jobs high normal low dead failures large unannounced stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] how long what ran once is kept at most, ms; then ARGV[...]: id, time of death and body
-- (empty: as it is) of each
-- Returns how many went back. One that is no longer dead, or has died again since, is left alone.
--@include check_types now_ms call_chunked push_pending count wake_if_idle pending_depth note_large
local prefix, once_ttl_ms, values = ARGV[1], ARGV[2], ARGV

check_types(key, key_type)
local depth, ids = pending_depth(key), {}
for i = 3, #values, 3 do
  local id, died_at, body = values[i], tonumber(values[i + 1]), values[i + 2]
  if tonumber(redis.call('ZSCORE', key.dead, id) or nil) == died_at then
    redis.call('ZREM', key.dead, id)
    redis.call('HDEL', key.failures, id)
    redis.call('SREM', key.unannounced, id)
    -- Who waits for the job from now on waits for its next outcome.
    redis.call('DEL', prefix .. 'result:' .. id)
    redis.call('PEXPIRE', prefix .. 'once:' .. id, once_ttl_ms)
    if body ~= '' then
      redis.call('HSET', key.jobs, id, body)
      note_large(key, id, body)
    end
    ids[#ids + 1] = id
  end
end
push_pending('RPUSH', key, ids)
wake_if_idle(prefix, depth, #ids)
count(prefix, key.stats, now_ms(), 'requeued', #ids)
return #ids
