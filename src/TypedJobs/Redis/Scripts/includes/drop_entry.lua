-- True if this entry of a list is one that cancel.lua left behind: it counts as dropped now.
local function drop_entry(key, id)
  local entries = redis.call('HGET', key.cancelled, id)
  if not entries then
    return false
  end
  -- What is no number was written by somebody else, and counts as one.
  local left = (tonumber(entries) or 1) - 1
  if left >= 1 and left < 1e9 then
    redis.call('HSET', key.cancelled, id, string.format('%.0f', left))
  else
    redis.call('HDEL', key.cancelled, id)
  end
  return true
end
