-- Forgets queues that no worker has served for long. Whether they hold jobs was looked at before: their keys are in other slots.
-- Keys: queues
-- ARGV[1] what was served after this time stays, Unix ms
-- ARGV[...] the queues
-- Returns how many were forgotten.
--@include check_types
local before = tonumber(ARGV[1])
local values = ARGV

check_types(key, key_type)
local forgotten = 0
for i = 2, #values do
  local served = redis.call('ZSCORE', key.queues, values[i])
  if served and tonumber(served) <= before then
    forgotten = forgotten + redis.call('ZREM', key.queues, values[i])
  end
end
return forgotten
