-- A job that was in two crashes is run alone: a worker that holds nothing takes one, and notes that it begins. If one waits for long, one worker
-- of the queue is chosen to drain for it. Returns what the caller is: 1 has a suspect, 2 is to drain, 0 neither.
-- Uses: drop_entry
local function take_suspect(key, prefix, session, now, lease_ms, about, got, marks)
  if about == '0' or not marks then
    return 0
  end
  if about == '2' and redis.call('EXISTS', key.suspects) == 1 then
    local chosen = redis.call('GET', key.quarantine)
    if chosen and chosen ~= session then
      return 0
    end
    -- Frees nothing, but counts as the first write: one that adds would be refused at maxmemory.
    redis.call('SREM', key.leased, '')
    redis.call('SET', key.quarantine, session, 'PX', 2 * lease_ms)
    return 2
  end
  for _ = 1, about == '1' and 100 or 0 do
    local id = redis.call('LPOP', key.suspects)
    if not id then
      return 0
    end
    if not (marks.cancelled and drop_entry(key, id)) then
      local body = redis.call('HGET', key.jobs, id)
      if body and #id == 16 then
        got.ids[1], got.bodies[1] = id, body
        redis.call('HSET', key.begun, id, now .. ' alone')
        redis.call('DEL', key.quarantine)
        return 1
      end
      got.orphans = got.orphans + 1
    end
  end
  return 0
end
