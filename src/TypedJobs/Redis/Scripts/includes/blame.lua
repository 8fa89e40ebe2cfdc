-- What becomes of a job whose worker died while it held it. The first time it is marked, so that its begin is noted from then on; after that
-- only a crash after its begin counts. It is dead if it was alone in the last of max_crashes crashes; in two if it had run for over a second in any: then
-- the cause may have been something else; in three where workers die of something else, so that some die by chance while they run a job alone.
-- A record is 'crashes, those alone, those after it had run for over a second'.
-- Returns 'pending', 'suspect' or 'dead', and true if the job had begun and was in a crash before.
-- Uses: unexplained_lately
local function blame(key, prefix, now, id, alive_at, max_crashes)
  local record, begun = redis.call('HGET', key.crashes, id), redis.call('HGET', key.begun, id)
  if not record then
    redis.call('HSET', key.crashes, id, '1 0 0')
    return 'pending', false
  end
  -- What is no number was written by somebody else.
  local crashes, alone, long = string.match(record, '^(%d+) ?(%d*) ?(%d*)')
  crashes, alone, long = tonumber(crashes) or 1, tonumber(alone) or 0, tonumber(long) or 0
  if begun then
    local begun_at, was_alone = string.match(begun, '^(%d+) ?(%a*)')
    redis.call('HDEL', key.begun, id)
    crashes = crashes + 1
    long = alive_at - (tonumber(begun_at) or 0) > 1000 and long + 1 or long
    if was_alone == 'alone' then
      alone = alone + 1
      local needed = unexplained_lately(prefix, now) > 2 and 3 or long > 0 and 2 or 1
      if crashes >= max_crashes and alone >= needed then
        return 'dead', true
      end
    end
    redis.call('HSET', key.crashes, id, crashes .. ' ' .. alone .. ' ' .. long)
  end
  return crashes >= 2 and 'suspect' or 'pending', begun ~= false
end
