-- A session says that it lives, and hears which of its jobs are to be cancelled: the net under a lost message.
-- KEYS[1] leases (ZSET: session by deadline, Unix ms)   KEYS[2] leased:<session> (SET of ids)
-- KEYS[3] cancelling (HASH: id to time of the request)
-- ARGV[1] session   ARGV[2] lease length, ms
-- Returns { new deadline, Unix ms; ids to cancel, one after another }; -3 LeaseLost when another worker has recovered the session.
--@include now_ms
local leases, leased, cancelling = KEYS[1], KEYS[2], KEYS[3]
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

local ids = {}
for _, id in ipairs(redis.call('HKEYS', cancelling)) do
  if redis.call('SISMEMBER', leased, id) == 1 then
    ids[#ids + 1] = id
  end
end
return { extended, table.concat(ids) }
