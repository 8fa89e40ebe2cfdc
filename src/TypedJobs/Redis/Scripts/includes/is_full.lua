-- True if the queue would hold more waiting jobs than it may. A maximum of 0 is none.
-- Uses: pending_depth
local function is_full(key, max_length, added)
  return max_length > 0
    and pending_depth(key.high, key.normal, key.low) + redis.call('ZCARD', key.scheduled) + added > max_length
end
