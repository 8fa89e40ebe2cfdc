-- The session that holds an id, or nil.
local function find_holder(prefix, leases, id)
  for _, session in ipairs(redis.call('ZRANGE', leases, 0, -1)) do
    if redis.call('SISMEMBER', prefix .. 'leased:' .. session, id) == 1 then
      return session
    end
  end
  return nil
end
