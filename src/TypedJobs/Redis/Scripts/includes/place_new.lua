-- Ids whose bodies are stored go behind those that wait, or to their due time. A due time is Unix ms, or ms from now as a negative number.
-- Wakes idle workers if nothing was pending, or if what is now first in time is one of these.
-- Uses: call_chunked count next_due wake_if_idle pending_depth
local function place_new(key, prefix, now, ids, timed, due_times)
  local depth, due = pending_depth(key.high, key.normal, key.low), next_due(key.scheduled)
  call_chunked('RPUSH', key.high, ids[1])
  call_chunked('RPUSH', key.normal, ids[2])
  call_chunked('RPUSH', key.low, ids[3])
  local pairs_of_due, first = {}, due
  for i = 1, #timed do
    local at = tonumber(due_times[i])
    at = at < 0 and now - at or at
    first = (first == 0 or at < first) and at or first
    pairs_of_due[i * 2 - 1] = at
    pairs_of_due[i * 2] = timed[i]
  end
  call_chunked('ZADD', key.scheduled, pairs_of_due)

  local added = #ids[1] + #ids[2] + #ids[3]
  if first ~= due then
    redis.call('PUBLISH', prefix .. 'wake', #timed)
  else
    wake_if_idle(prefix, depth, added)
  end
  count(prefix, key.stats, now, 'enqueued', added + #timed)
end
