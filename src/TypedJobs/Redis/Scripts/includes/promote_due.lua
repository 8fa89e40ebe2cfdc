-- Up to limit ids whose time has come move from scheduled behind those that are pending. Returns the time of the next, as next_due
-- does, and how many moved.
-- Uses: call_chunked push_pending next_due
local function promote_due(scheduled, high, normal, low, now, limit)
  local due = next_due(scheduled)
  if due == 0 or due > now then
    return due, 0
  end
  local ids = redis.call('ZRANGEBYSCORE', scheduled, '-inf', now, 'LIMIT', 0, limit)
  call_chunked('ZREM', scheduled, ids)
  push_pending('RPUSH', high, normal, low, ids)
  return next_due(scheduled), #ids
end
