-- Mends an entry of scheduled; returns what was wrong with it, or nil.
-- Uses: keep_foreign
local function mend_scheduled(key, prefix, id, now, held)
  local due = redis.call('ZSCORE', key.scheduled, id)
  if not due then
    return nil
  end
  if #id ~= 16 then
    keep_foreign(key, prefix, 'scheduled', id)
  elseif redis.call('HEXISTS', key.jobs, id) == 1 and not held[id] then
    local at = tonumber(due)
    if at and at < 9007199254740992 then
      return nil
    end
    redis.call('ZADD', key.scheduled, now, id)
    return 'time'
  end
  redis.call('ZREM', key.scheduled, id)
  return #id ~= 16 and 'id' or held[id] and 'twice' or 'body'
end
