-- A session says that it lives.
-- KEYS[1] leases (ZSET: session by deadline, Unix ms)
-- ARGV[1] session   ARGV[2] lease length, ms
-- Returns the new deadline, Unix ms; -3 LeaseLost when another worker has recovered the session.
--@include now_ms
local leases = KEYS[1]
local session, lease_ms = ARGV[1], tonumber(ARGV[2])

local deadline = tonumber(redis.call('ZSCORE', leases, session) or nil)
-- A deadline of 0 is a session that is being recovered, as in recover_expired.lua.
if not deadline or deadline == 0 then
  return -3
end
local extended = now_ms() + lease_ms
-- Frees nothing, but counts as the first write: one that adds would be refused at maxmemory.
redis.call('ZREM', leases, '')
redis.call('ZADD', leases, extended, session)
return extended
