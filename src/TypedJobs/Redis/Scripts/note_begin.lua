-- Notes that a job begins whose worker died before while it held it: if this one dies too, it is known that the job had begun.
-- Keys: leased begun
-- ARGV[1] id
-- Returns 1; -3 LeaseLost when the session no longer holds the job.
--@include check_types now_ms
local id = ARGV[1]

check_types(key, key_type)
if redis.call('SISMEMBER', key.leased, id) == 0 then
  return -3
end
-- The first write frees: one that adds would be refused at maxmemory.
redis.call('HDEL', key.begun, id)
redis.call('HSET', key.begun, id, now_ms())
return 1
