-- What ended leaves the session's set; then each kind goes its way. ended holds arrays of ids and the values that belong to them, in order.
-- lost is nil, or a set of ids that the session no longer holds: those are left alone.
-- marked is true if anything is kept beside jobs. A job that is to wait and was cancelled while it ran is taken away instead.
-- Uses: call_chunked count forget drop_cancelled
local function settle(key, prefix, now, ended, lost, marked)
  if #ended.succeeded + #ended.retried + #ended.dead + #ended.parked + #ended.cancelled == 0 then
    return
  end
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

  local succeeded, died, cancelled = mine(ended.succeeded), mine(ended.dead), mine(ended.cancelled)
  call_chunked('SREM', key.leased, succeeded)
  call_chunked('HDEL', key.jobs, succeeded)
  call_chunked('SREM', key.leased, cancelled)
  if marked then
    forget(key, prefix, succeeded)
    -- What ran once stays with a dead job: it may be requeued.
    call_chunked('HDEL', key.crashes, died)
    call_chunked('HDEL', key.cancelling, died)
  end

  local retried = 0
  local function wait(id, delay_ms, body)
    redis.call('SREM', key.leased, id)
    if marked and redis.call('HEXISTS', key.cancelling, id) == 1 then
      cancelled[#cancelled + 1] = id
      return
    end
    if body then
      redis.call('HSET', key.jobs, id, body)
    end
    redis.call('ZADD', key.scheduled, now + tonumber(delay_ms), id)
  end
  for _, id in ipairs(ended.retried) do
    if not lost or not lost[id] then
      wait(id, values[v + 1], values[v])
      retried = retried + 1
    end
    v = v + 2
  end
  for _, id in ipairs(ended.dead) do
    if not lost or not lost[id] then
      redis.call('SREM', key.leased, id)
      redis.call('ZADD', key.dead, now, id)
      redis.call('HSET', key.failures, id, values[v + 1])
      if values[v] ~= '' then
        redis.call('HSET', key.jobs, id, values[v])
      end
    end
    v = v + 2
  end
  for _, id in ipairs(ended.parked) do
    if not lost or not lost[id] then
      wait(id, values[v])
    end
    v = v + 1
  end
  drop_cancelled(key, prefix, now, cancelled)

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
