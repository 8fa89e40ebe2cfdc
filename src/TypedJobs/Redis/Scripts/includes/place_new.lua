-- Ids whose bodies are stored go behind those that wait, or to their due time. A due time is Unix ms, or ms from now as a negative number.
-- Wakes idle workers if nothing was pending, or if what is now first in time is one of these.
-- Uses: call_chunked count next_due wake_if_idle pending_depth
local function place_new(key, prefix, now, ids, timed, due_times)
  local added, was_empty, lists = 0, true, { key.high, key.normal, key.low }
  for l = 1, 3 do
    if #ids[l] > 0 then
      added = added + #ids[l]
      was_empty = redis.call('RPUSH', lists[l], ids[l][1]) == 1 and was_empty
      call_chunked('RPUSH', lists[l], ids[l], 2)
    end
  end
  if #timed > 0 then
    local due = next_due(key.scheduled)
    local pairs_of_due, first = {}, due
    for i = 1, #timed do
      local at = tonumber(due_times[i])
      at = at < 0 and now - at or at
      first = (first == 0 or at < first) and at or first
      pairs_of_due[i * 2 - 1] = at
      pairs_of_due[i * 2] = timed[i]
    end
    call_chunked('ZADD', key.scheduled, pairs_of_due)
    if first ~= due then
      redis.call('PUBLISH', prefix .. 'wake', #timed)
      was_empty = false
    end
  end
  -- The lists that got none are looked at only if the others were empty: most enqueues are spared it.
  if was_empty then
    wake_if_idle(prefix, pending_depth(key) - added, added)
  end
  count(prefix, key.stats, now, 'enqueued', added + #timed)
end
