-- Writes anew how many entries of a job are to be dropped since it was cancelled: all that the lists have, but for one if the job lives and has no
-- other place. How many they have is counted here only if that is a short walk; else it is what two looks found.
-- Keys: jobs high normal low suspects scheduled dead leases cancelled
-- ARGV[1] prefix of the queue's keys; then ARGV[...]: id of each, and how many entries two looks found
-- Returns what was wrong and the id, of each that was mended.
--@include check_types pending_depth find_holder
local prefix, values, mended = ARGV[1], ARGV, {}

check_types(key, key_type)
local walk = (pending_depth(key) + redis.call('LLEN', key.suspects)) * #values / 2 <= 100000
for i = 2, #values, 2 do
  local id, entries = values[i], tonumber(values[i + 1])
  local noted = redis.call('HGET', key.cancelled, id)
  if walk then
    entries = 0
    for _, list in ipairs({ key.high, key.normal, key.low, key.suspects }) do
      entries = entries + #redis.call('LPOS', list, id, 'COUNT', 0)
    end
  end
  if entries > 0 and redis.call('HEXISTS', key.jobs, id) == 1 and not redis.call('ZSCORE', key.scheduled, id)
    and not redis.call('ZSCORE', key.dead, id) and not find_holder(prefix, key.leases, id) then
    entries = entries - 1
  end
  if noted and noted ~= tostring(entries) then
    redis.call('HDEL', key.cancelled, id)
    if entries > 0 then
      redis.call('HSET', key.cancelled, id, entries)
    end
    mended[#mended + 1] = 'cancelled'
    mended[#mended + 1] = id
  end
end
return mended
