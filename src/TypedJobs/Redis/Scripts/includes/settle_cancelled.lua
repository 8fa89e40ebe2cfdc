-- Jobs that were cancelled while they ran are taken away.
-- Uses: call_chunked drop_cancelled
local function settle_cancelled(key, prefix, now, ids)
  call_chunked('SREM', key.leased, ids)
  drop_cancelled(key, prefix, now, ids)
end
