-- The handlers of these dead jobs are enqueued, or there are none: nobody needs to look at them again.
-- Keys: dead unannounced
-- ARGV[...]: id and time of death of each
-- Returns how many. One that was requeued and died again since has another handler to come, and is left alone.
--@include check_types
local values = ARGV

check_types(key, key_type)
local announced = 0
for i = 1, #values, 2 do
  if tonumber(redis.call('ZSCORE', key.dead, values[i]) or nil) == tonumber(values[i + 1]) then
    announced = announced + redis.call('SREM', key.unannounced, values[i])
  end
end
return announced
