-- Up to limit ids whose time has come move from scheduled behind those that are pending; one that was in two crashes, to suspects.
-- Returns the time of the next, as next_due does, and how many moved.
-- Uses: call_chunked push_pending push_back next_due
local function promote_due(key, now, limit, marks)
  local due = next_due(key.scheduled)
  if due == 0 or due > now then
    return due, 0
  end
  local ids = redis.call('ZRANGEBYSCORE', key.scheduled, '-inf', now, 'LIMIT', 0, limit)
  call_chunked('ZREM', key.scheduled, ids)
  push_back('RPUSH', key, ids, marks and marks.crashes)
  return next_due(key.scheduled), #ids
end
