-- The handlers of these dead jobs are enqueued, or there are none: nobody needs to look at them again.
-- KEYS[1] dead (ZSET: id by time of death, Unix ms)   KEYS[2] unannounced (SET of ids)
-- ARGV[...]: id and time of death of each
-- Returns how many. One that was requeued and died again since has another handler to come, and is left alone.
local dead, unannounced, values = KEYS[1], KEYS[2], ARGV

local announced = 0
for i = 1, #values, 2 do
  if tonumber(redis.call('ZSCORE', dead, values[i]) or nil) == tonumber(values[i + 1]) then
    announced = announced + redis.call('SREM', unannounced, values[i])
  end
end
return announced
