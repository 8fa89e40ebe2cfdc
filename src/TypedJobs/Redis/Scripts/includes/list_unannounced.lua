-- Adds dead jobs whose handler is not enqueued yet to a reply: id, time of death, body and failure of each.
local function list_unannounced(key, max_dead, room_bytes, reply)
  for _, id in ipairs(redis.call('SRANDMEMBER', key.unannounced, max_dead)) do
    local died_at = redis.call('ZSCORE', key.dead, id)
    if room_bytes > 0 and died_at and #id == 16 then
      local body, why = redis.call('HGET', key.jobs, id) or '', redis.call('HGET', key.failures, id) or ''
      for _, value in ipairs({ id, tonumber(died_at), body, why }) do
        reply[#reply + 1] = value
      end
      room_bytes = room_bytes - #body - #why
    end
  end
end
