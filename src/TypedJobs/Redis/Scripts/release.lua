-- Hands back jobs that did not start: before those that are pending, in the order given, with nothing counted.
-- Keys: high normal low leased leases sessions crashes begun suspects
-- ARGV[1] prefix of the queue's keys   ARGV[2] session   ARGV[3] ids   ARGV[4] 1 to end the session if it holds nothing more
-- Returns how many were handed back; those that the session no longer holds are not.
--@include check_types split_ids call_chunked push_pending push_back wake_if_idle pending_depth
local prefix, session, ids, end_session = ARGV[1], ARGV[2], split_ids(ARGV[3]), ARGV[4] == '1'

check_types(key, key_type)
local depth, released = pending_depth(key), {}
-- LPUSH turns an order around, so the last goes first.
for i = #ids, 1, -1 do
  if redis.call('SREM', key.leased, ids[i]) == 1 then
    released[#released + 1] = ids[i]
  end
end
push_back('LPUSH', key, released, redis.call('EXISTS', key.crashes) == 1)
if end_session and redis.call('EXISTS', key.leased) == 0 then
  redis.call('ZREM', key.leases, session)
  redis.call('HDEL', key.sessions, session)
end
wake_if_idle(prefix, depth, #released)
return #released
