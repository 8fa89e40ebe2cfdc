-- How many more jobs may wait in the queue, of a maximum; a maximum of 0 is none.
-- Uses: pending_depth
local function room_left(key, max_length)
  if max_length == 0 then
    return math.huge
  end
  return math.max(0, max_length - pending_depth(key) - redis.call('ZCARD', key.scheduled))
end
