-- Tells when queues were last served.
-- Keys: queues
-- ARGV[...] which queues; none for all
-- Returns the time, then each queue that was served and when it last was. Times are Unix ms.
--@include check_types now_ms
local asked = ARGV

check_types(key, key_type)
local reply = #asked == 0 and redis.call('ZRANGE', key.queues, 0, -1, 'WITHSCORES') or {}
for i = 1, #asked do
  local served = redis.call('ZSCORE', key.queues, asked[i])
  if served then
    reply[#reply + 1] = asked[i]
    reply[#reply + 1] = served
  end
end
table.insert(reply, 1, now_ms())
return reply
