-- Hands back jobs that did not start: before those that are pending, in the order given, with nothing counted.
-- KEYS[1] pending:high (LIST)   KEYS[2] pending:normal (LIST)   KEYS[3] pending:low (LIST)
-- KEYS[4] leased:<session> (SET of ids)   KEYS[5] leases (ZSET: session by deadline, Unix ms)
-- ARGV[1] prefix of the queue's keys   ARGV[2] session   ARGV[3] ids   ARGV[4] 1 to end the session if it holds nothing more
-- Returns how many were handed back; those that the session no longer holds are not.
--@include split_ids call_chunked push_pending wake_if_idle pending_depth
local high, normal, low, leased, leases = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local prefix, session, ids, end_session = ARGV[1], ARGV[2], split_ids(ARGV[3]), ARGV[4] == '1'

local depth_before, released = pending_depth(high, normal, low), {}
-- LPUSH turns an order around, so the last goes first.
for i = #ids, 1, -1 do
  if redis.call('SREM', leased, ids[i]) == 1 then
    released[#released + 1] = ids[i]
  end
end
push_pending('LPUSH', high, normal, low, released)
if end_session and redis.call('EXISTS', leased) == 0 then
  redis.call('ZREM', leases, session)
end
wake_if_idle(prefix, depth_before, #released)
return #released
