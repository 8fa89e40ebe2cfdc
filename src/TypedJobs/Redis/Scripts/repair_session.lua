-- Gives back what a session holds that is not in leases, before those that wait and with nothing counted.
-- Keys: jobs high normal low scheduled dead leases sessions crashes begun suspects
-- ARGV[1] prefix of the queue's keys   ARGV[2] session   ARGV[3] how many ids at most
-- Returns what was wrong and the entry, of each that left the set.
--@include check_types call_chunked push_pending push_back wake_if_idle pending_depth keep_foreign find_holder
local prefix, session, limit = ARGV[1], ARGV[2], tonumber(ARGV[3])

check_types(key, key_type)
if redis.call('ZSCORE', key.leases, session) then
  return {}
end
local mended, back, depth = {}, {}, pending_depth(key)
for _, id in ipairs(redis.call('SPOP', prefix .. 'leased:' .. session, limit)) do
  if #id ~= 16 then
    keep_foreign(key, prefix, 'leased:' .. session, id)
  elseif redis.call('HEXISTS', key.jobs, id) == 1 and not redis.call('ZSCORE', key.scheduled, id)
    and not redis.call('ZSCORE', key.dead, id) and not find_holder(prefix, key.leases, id) then
    back[#back + 1] = id
  end
  mended[#mended + 1] = 'session'
  mended[#mended + 1] = id
end
redis.call('HDEL', key.sessions, session)
push_back('LPUSH', key, back, true)
wake_if_idle(prefix, depth, #back)
return mended
