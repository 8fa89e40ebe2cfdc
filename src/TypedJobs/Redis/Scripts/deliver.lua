-- Stores follow-ups that another queue sends, each once however often it is sent: only numbers beyond the last one from that queue count.
-- Keys: jobs high normal low scheduled large inbox stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] the queue that sends; then ARGV[...]: number, id and body of each, numbers growing
-- Returns how many were stored.
--@include check_types now_ms call_chunked count next_due wake_if_idle pending_depth note_large place_new
local prefix, source, values = ARGV[1], ARGV[2], ARGV

check_types(key, key_type)
local last, stored, ids = tonumber(redis.call('HGET', key.inbox, source) or 0) or 0, 0, { {}, {}, {} }
for i = 3, #values, 3 do
  local number, id, body = values[i], values[i + 1], values[i + 2]
  if tonumber(number) > last then
    last = tonumber(number)
    redis.call('HSET', key.inbox, source, number)
    if redis.call('HSETNX', key.jobs, id, body) == 1 then
      local byte = string.byte(id, 1)
      local of_priority = ids[byte == 104 and 1 or byte == 108 and 3 or 2]
      of_priority[#of_priority + 1] = id
      note_large(key, id, body)
      stored = stored + 1
    end
  end
end
place_new(key, prefix, now_ms(), ids, {}, {})
return stored
