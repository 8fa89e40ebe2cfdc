-- What ended leaves the session's set; then each kind goes its way. ended holds arrays of ids and the values that belong to them, in order.
-- lost is nil, or a set of ids that the session no longer holds: those are left alone.
-- Uses: call_chunked count
local function settle(key, prefix, now, ended, lost)
  local values, v = ended.values, ended.first_value
  local function mine(ids)
    if not lost then
      return ids
    end
    local kept = {}
    for i = 1, #ids do
      kept[#kept + 1] = not lost[ids[i]] and ids[i] or nil
    end
    return kept
  end

  local succeeded, died = mine(ended.succeeded), mine(ended.dead)
  call_chunked('SREM', key.leased, succeeded)
  call_chunked('HDEL', key.jobs, succeeded)
  if #ended.succeeded + #ended.dead > 0 and redis.call('EXISTS', key.crashes) == 1 then
    call_chunked('HDEL', key.crashes, succeeded)
    call_chunked('HDEL', key.crashes, died)
  end

  local retried = 0
  for _, id in ipairs(ended.retried) do
    if not lost or not lost[id] then
      redis.call('SREM', key.leased, id)
      redis.call('HSET', key.jobs, id, values[v])
      redis.call('ZADD', key.scheduled, now + tonumber(values[v + 1]), id)
      retried = retried + 1
    end
    v = v + 2
  end
  for _, id in ipairs(ended.dead) do
    if not lost or not lost[id] then
      redis.call('SREM', key.leased, id)
      redis.call('ZADD', key.dead, now, id)
      redis.call('HSET', key.failures, id, values[v])
    end
    v = v + 1
  end
  for _, id in ipairs(ended.parked) do
    if not lost or not lost[id] then
      redis.call('SREM', key.leased, id)
      redis.call('ZADD', key.scheduled, now + tonumber(values[v]), id)
    end
    v = v + 1
  end

  local kept = mine(ended.with_outcome)
  for _, id in ipairs(ended.with_outcome) do
    if not lost or not lost[id] then
      redis.call('SET', prefix .. 'result:' .. id, values[v], 'PX', values[v + 1])
    end
    v = v + 2
  end
  if #kept > 0 then
    redis.call('PUBLISH', prefix .. 'done', table.concat(kept))
  end
  count(prefix, key.stats, now, 'succeeded', #succeeded)
  count(prefix, key.stats, now, 'failed', retried + #died)
  count(prefix, key.stats, now, 'dead', #died)
end
