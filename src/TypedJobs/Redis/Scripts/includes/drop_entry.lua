-- True if this entry of a list is one that cancel.lua left behind: it counts as dropped now.
local function drop_entry(key, id)
  local entries = redis.call('HGET', key.cancelled, id)
  if not entries then
    return false
  end
  if tonumber(entries) > 1 then
    redis.call('HINCRBY', key.cancelled, id, -1)
  else
    redis.call('HDEL', key.cancelled, id)
  end
  return true
end
