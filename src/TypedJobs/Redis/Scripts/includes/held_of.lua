-- Which of these ids a session holds: a set for look-up. Looks at 1,000 sessions at most; a set of a foreign type holds nothing.
local function held_of(prefix, leases, ids)
  local held = {}
  for _, session in ipairs(redis.call('ZREVRANGE', leases, 0, 999)) do
    for i = 1, #ids do
      if redis.pcall('SISMEMBER', prefix .. 'leased:' .. session, ids[i]) == 1 then
        held[ids[i]] = held[ids[i]] or session
      end
    end
  end
  return held
end
