-- The session that holds an id; nil if none does. Looks at 1,000 sessions at most: with more, and none of those, it is unknown, and the second value true.
-- A set of a foreign type holds nothing.
local function find_holder(prefix, leases, id)
  local sessions = redis.call('ZREVRANGE', leases, 0, 999)
  for i = 1, #sessions do
    if redis.pcall('SISMEMBER', prefix .. 'leased:' .. sessions[i], id) == 1 then
      return sessions[i], false
    end
  end
  return nil, #sessions == 1000 and redis.call('ZCARD', leases) > 1000
end
