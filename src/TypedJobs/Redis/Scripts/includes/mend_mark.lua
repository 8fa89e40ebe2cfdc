-- Mends what is noted of a job beside it: what belongs to no job goes, and what cannot be read is written anew. Returns what was wrong, or nil.
local function mend_mark(key, prefix, place, id)
  local no_body, dead = redis.call('HEXISTS', key.jobs, id) == 0, redis.call('ZSCORE', key.dead, id)
  if place == 'crashes' then
    local record = redis.call('HGET', key.crashes, id)
    if record and no_body then
      redis.call('HDEL', key.crashes, id)
      return 'body'
    elseif record and (#record > 15 or not string.match(record, '^%d+ ?%d*$')) then
      redis.call('HSET', key.crashes, id, '1 0')
      return 'value'
    end
  elseif place == 'begun' then
    local record = redis.call('HGET', key.begun, id)
    local readable = record and #record < 25 and string.match(record, '^%d+ ?%a*$')
    if record and (not readable or redis.call('HEXISTS', key.crashes, id) == 0) then
      redis.call('HDEL', key.begun, id)
      return readable and 'crashes' or 'value'
    end
  elseif place == 'failures' then
    return not dead and redis.call('HDEL', key.failures, id) == 1 and 'dead' or nil
  elseif place == 'unannounced' then
    return not dead and redis.call('SREM', key.unannounced, id) == 1 and 'dead' or nil
  elseif place == 'cancelling' then
    return (no_body or dead) and redis.call('HDEL', key.cancelling, id) == 1 and (no_body and 'body' or 'isdead') or nil
  elseif place == 'large' then
    return no_body and redis.call('SREM', key.large, id) == 1 and 'body' or nil
  elseif place == 'once' and no_body then
    redis.call('DEL', prefix .. 'once:' .. id)
    return redis.call('SREM', key.once, id) == 1 and 'body' or nil
  end
  return nil
end
