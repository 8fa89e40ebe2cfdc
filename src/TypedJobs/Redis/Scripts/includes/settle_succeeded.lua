-- Jobs that succeeded are over: nothing of them stays but an outcome that somebody may ask for.
-- Uses: call_chunked count forget
local function settle_succeeded(key, prefix, now, ids, marks)
  call_chunked('SREM', key.leased, ids)
  call_chunked('HDEL', key.jobs, ids)
  if marks then
    forget(key, prefix, ids)
  end
  count(prefix, key.stats, now, 'succeeded', #ids)
end
