-- Takes away jobs that somebody cancelled, with all that is kept of them, and wakes those who wait for their outcome.
-- Uses: call_chunked count forget
local function drop_cancelled(key, prefix, now, ids)
  if #ids == 0 then
    return
  end
  call_chunked('HDEL', key.jobs, ids)
  forget(key, prefix, ids)
  for i = 1, #ids do
    redis.call('DEL', prefix .. 'seen:' .. ids[i], prefix .. 'result:' .. ids[i])
  end
  redis.call('PUBLISH', prefix .. 'done', table.concat(ids))
  count(prefix, key.stats, now, 'cancelled', #ids)
end
