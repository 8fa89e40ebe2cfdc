-- Mends an entry of dead; returns what was wrong with it, or nil. One that may still run is not dead.
-- Uses: keep_foreign drop_letter
local function mend_dead(key, prefix, id, now, held, failure)
  local died_at = redis.call('ZSCORE', key.dead, id)
  if not died_at then
    return nil
  end
  local wrong = #id ~= 16 and 'id' or redis.call('HEXISTS', key.jobs, id) == 0 and 'body'
    or (held[id] or redis.call('ZSCORE', key.scheduled, id)) and 'twice'
  if wrong then
    if wrong == 'id' then
      keep_foreign(key, prefix, 'dead', id)
    end
    drop_letter(key, id)
    return wrong
  end
  if redis.call('HSETNX', key.failures, id, failure) == 1 then
    wrong = 'failure'
  end
  local at = tonumber(died_at)
  if not at or at < 0 or at >= 9007199254740992 or at ~= math.floor(at) then
    redis.call('ZADD', key.dead, now, id)
    wrong = 'time'
  end
  return wrong or nil
end
