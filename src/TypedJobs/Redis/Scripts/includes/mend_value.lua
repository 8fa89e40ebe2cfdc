-- Mends records of sessions and queues, and counters; returns what was wrong, or nil.
local function mend_value(key, prefix, place, name)
  if place == 'outboxes' then
    return redis.call('EXISTS', prefix .. 'outbox:' .. name) == 0 and redis.call('SREM', key.outboxes, name) == 1 and 'nothing' or nil
  end
  local hash = place == 'sessions' and key.sessions or place == 'inbox' and key.inbox or place == 'stats' and key.stats or key.outbox_seq
  local value = redis.call('HGET', hash, name)
  if not value then
    return nil
  end
  if place == 'sessions' then
    if not redis.call('ZSCORE', key.leases, name) then
      redis.call('HDEL', hash, name)
      return 'lease'
    elseif #value > 80 or not (string.match(value, '^%d+$') or string.match(value, '^%d+ %d+ %S+$')) then
      redis.call('HSET', hash, name, '15000')
      return 'value'
    end
  elseif not string.match(value, '^%-?%d+$') or math.abs(tonumber(value)) >= 9007199254740992 then
    redis.call('HDEL', hash, name)
    return 'value'
  end
  return nil
end
