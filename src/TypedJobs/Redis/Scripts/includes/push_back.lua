-- Ids that were leased before, or wait for a retry, go to the list of their priority, as push_pending does; if crashes are counted, one that was in two goes to suspects.
-- Uses: call_chunked push_pending
local function push_back(command, key, ids, has_crashes)
  if not has_crashes or #ids == 0 then
    push_pending(command, key, ids)
    return
  end
  local free, suspected = {}, {}
  for i = 1, #ids do
    redis.call('HDEL', key.begun, ids[i])
    local crashes = tonumber(string.match(redis.call('HGET', key.crashes, ids[i]) or '0', '^%d+') or 0)
    local side = crashes >= 2 and suspected or free
    side[#side + 1] = ids[i]
  end
  push_pending(command, key, free)
  call_chunked(command, key.suspects, suspected)
end
