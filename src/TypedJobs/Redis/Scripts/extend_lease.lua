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
local asked = redis.call('HLEN', key.cancelling)
if asked > 0 and asked <= 1000 then
  local requests = redis.call('HGETALL', key.cancelling)
  for i = 1, #requests, 2 do
    if #requests[i] == 16 and redis.call('SISMEMBER', key.leased, requests[i]) == 1 then
      ids[#ids + 1] = requests[i]
    end
  end
elseif asked > 1000 then
  -- At most 1,000 of what it holds, others at each call: sooner or later it is each one's turn.
  local held = redis.call('SRANDMEMBER', key.leased, 1000)
  local found = #held > 0 and redis.call('HMGET', key.cancelling, unpack(held)) or {}
  for i = 1, #held do
    if found[i] and #held[i] == 16 then
      ids[#ids + 1] = held[i]
    end
  end
end
return { extended, table.concat(ids) }
