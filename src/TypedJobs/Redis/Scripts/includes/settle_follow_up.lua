-- Jobs that follow from ended ones are stored: in this queue at once, for another in the outbox to it, with a number that only grows.
-- Exempt from MaxLength and pause. The section's ids are of the ended jobs; its values: target queue or empty, id and body of the follow-up.
-- Uses: note_large place_new
local function settle_follow_up(key, prefix, now, section)
  local ids = { {}, {}, {} }
  for i = 1, #section.ids do
    local target, id, body = section.value(i, 1), section.value(i, 2), section.value(i, 3)
    if target ~= '' then
      local last = tonumber(redis.call('HGET', key.outbox_seq, target) or 0) or 0
      local number = math.max(last + 1, now * 1000)
      redis.call('HSET', key.outbox_seq, target, string.format('%.0f', number))
      redis.call('SADD', key.outboxes, target)
      redis.call('RPUSH', prefix .. 'outbox:' .. target, cmsgpack.pack({ string.format('%.0f', number), id, body }))
    elseif redis.call('HSETNX', key.jobs, id, body) == 1 then
      note_large(key, id, body)
      local byte = string.byte(id, 1)
      local of_priority = ids[byte == 104 and 1 or byte == 108 and 3 or 2]
      of_priority[#of_priority + 1] = id
    end
  end
  place_new(key, prefix, now, ids, {}, {})
end
