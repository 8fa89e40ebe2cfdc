-- Takes dead jobs away for good.
-- Keys: jobs dead failures crashes begun cancelling once large unannounced stats
-- ARGV[1] prefix of the queue's keys; then ARGV[...]: id and time of death of each
-- Returns how many were taken away. One that is no longer dead, or has died again since, is left alone.
--@include check_types now_ms call_chunked count forget drop_dead
local prefix, values, ids = ARGV[1], ARGV, {}

check_types(key, key_type)
for i = 2, #values, 2 do
  if tonumber(redis.call('ZSCORE', key.dead, values[i]) or nil) == tonumber(values[i + 1]) then
    ids[#ids + 1] = values[i]
  end
end
drop_dead(key, prefix, now_ms(), ids)
return #ids
