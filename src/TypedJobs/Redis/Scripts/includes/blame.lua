-- What becomes of a job whose worker died while it held it. The first time it is marked, so that its begin is noted from then on; after that
-- only a crash after its begin counts. It is dead if it was alone in the last of max_crashes crashes, and in two if it had run for over a second: then
-- the cause may have been something else. Returns 'pending', 'suspect' or 'dead'.
local function blame(key, id, alive_at, max_crashes)
  local record, begun = redis.call('HGET', key.crashes, id), redis.call('HGET', key.begun, id)
  if not record then
    redis.call('HSET', key.crashes, id, '1 0')
    return 'pending'
  end
  -- What is no number was written by somebody else.
  local crashes, alone = string.match(record, '^(%d+) ?(%d*)')
  crashes, alone = tonumber(crashes) or 1, tonumber(alone) or 0
  if begun then
    local begun_at, was_alone = string.match(begun, '^(%d+) ?(%a*)')
    redis.call('HDEL', key.begun, id)
    crashes = crashes + 1
    if was_alone == 'alone' then
      alone = alone + 1
      local ran_long = alive_at - (tonumber(begun_at) or 0) > 1000
      if crashes >= max_crashes and (alone >= 2 or not ran_long) then
        return 'dead'
      end
    end
    redis.call('HSET', key.crashes, id, crashes .. ' ' .. alone)
  end
  return crashes >= 2 and 'suspect' or 'pending'
end
