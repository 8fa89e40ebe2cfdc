-- Jobs wait for so many ms, with a new body if there is one: retries, which count as failed, and parked jobs, which do not.
-- One that was cancelled while it ran is taken away instead. Its attempt ended by itself, so its worker's death would not be its fault.
-- Uses: note_large drop_cancelled count
local function settle_waiting(key, prefix, now, section, marks, counter)
  local waiting, cancelled = 0, {}
  for i, id in ipairs(section.ids) do
    local delay_ms, body = section.value(i, 1), section.value(i, 2)
    redis.call('SREM', key.leased, id)
    if marks and marks.cancelling and redis.call('HEXISTS', key.cancelling, id) == 1 then
      cancelled[#cancelled + 1] = id
    else
      if marks and marks.crashes then
        redis.call('HDEL', key.begun, id)
      end
      if body ~= '' then
        redis.call('HSET', key.jobs, id, body)
        note_large(key, id, body)
      end
      redis.call('ZADD', key.scheduled, now + tonumber(delay_ms), id)
      waiting = waiting + 1
    end
  end
  drop_cancelled(key, prefix, now, cancelled)
  count(prefix, key.stats, now, counter, waiting)
end
