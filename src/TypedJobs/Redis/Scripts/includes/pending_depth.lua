-- How many entries the three lists of pending jobs have.
local function pending_depth(key)
  return redis.call('LLEN', key.high) + redis.call('LLEN', key.normal) + redis.call('LLEN', key.low)
end
