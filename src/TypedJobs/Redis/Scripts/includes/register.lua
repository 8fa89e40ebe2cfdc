-- A session that leases for the first time, or whose deadline is near, gets a deadline one lease ahead; its lease length is kept beside it.
local function register(key, session, now, lease_ms, deadline)
  if not deadline or deadline - now < lease_ms / 2 or deadline - now > lease_ms then
    -- Frees nothing, but counts as the first write: one that adds would be refused at maxmemory.
    redis.call('SREM', key.leased, '')
    redis.call('ZADD', key.leases, now + lease_ms, session)
    if not deadline then
      redis.call('HSET', key.sessions, session, lease_ms)
    end
  end
end
