-- How many ids wait in the three lists.
local function pending_depth(high, normal, low)
  return redis.call('LLEN', high) + redis.call('LLEN', normal) + redis.call('LLEN', low)
end
