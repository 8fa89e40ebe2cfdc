-- A session says that it lives, and hears which of its jobs are to be cancelled: the net under a lost message.
-- Keys: leases leased cancelling
-- ARGV[1] session   ARGV[2] lease length, ms
-- Returns { new deadline, Unix ms; ids to cancel, one after another }; -3 LeaseLost when another worker has recovered the session.
--@include check_types now_ms
local session, lease_ms = ARGV[1], tonumber(ARGV[2])

check_types(key, key_type)
local deadline = tonumber(redis.call('ZSCORE', key.leases, session) or nil)
-- A deadline of 0 is a session that is being recovered, as in recover_expired.lua.
if not deadline or deadline == 0 then
  return -3
end
local extended = now_ms() + lease_ms
-- Frees nothing, but counts as the first write: one that adds would be refused at maxmemory.
redis.call('ZREM', key.leases, '')
redis.call('ZADD', key.leases, extended, session)

local ids = {}
if redis.call('EXISTS', key.cancelling) == 1 then
  -- By what it holds, which the worker's concurrency and prefetch bound; requests to cancel are not bounded.
  local held = redis.call('SMEMBERS', key.leased)
  for first = 1, #held, 4000 do
    local last = math.min(first + 3999, #held)
    local asked = redis.call('HMGET', key.cancelling, unpack(held, first, last))
    for i = first, last do
      if asked[i - first + 1] then
        ids[#ids + 1] = held[i]
      end
    end
  end
end
return { extended, table.concat(ids) }
