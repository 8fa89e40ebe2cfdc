-- Takes dead jobs away for good.
-- KEYS[1] jobs (HASH: id to body)   KEYS[2] dead (ZSET: id by time of death, Unix ms)   KEYS[3] failures (HASH: id to failure)
-- KEYS[4] crashes (HASH: id to count)   KEYS[5] cancelling (HASH: id to time of the request)   KEYS[6] once (SET of ids)   KEYS[7] stats (HASH)
-- KEYS[8] unannounced (SET of ids)
-- ARGV[1] prefix of the queue's keys; then ARGV[...]: id and time of death of each
-- Returns how many were taken away. One that is no longer dead, or has died again since, is left alone.
--@include now_ms call_chunked count forget drop_dead
local key = {
  jobs = KEYS[1], dead = KEYS[2], failures = KEYS[3], crashes = KEYS[4], cancelling = KEYS[5], once = KEYS[6], stats = KEYS[7],
  unannounced = KEYS[8],
}
local prefix, values, ids = ARGV[1], ARGV, {}
for i = 2, #values, 2 do
  if tonumber(redis.call('ZSCORE', key.dead, values[i]) or nil) == tonumber(values[i + 1]) then
    ids[#ids + 1] = values[i]
  end
end
drop_dead(key, prefix, now_ms(), ids)
return #ids
