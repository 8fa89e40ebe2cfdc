-- What is kept beside jobs that live (crashes, a request to cancel, a large body, effects that ran once) goes with the jobs.
-- Uses: call_chunked
local function forget(key, prefix, ids)
  call_chunked('HDEL', key.crashes, ids)
  call_chunked('HDEL', key.begun, ids)
  call_chunked('HDEL', key.cancelling, ids)
  call_chunked('SREM', key.large, ids)
  if redis.call('EXISTS', key.once) == 1 then
    for i = 1, #ids do
      if redis.call('SREM', key.once, ids[i]) == 1 then
        redis.call('DEL', prefix .. 'once:' .. ids[i])
      end
    end
  end
end
