-- Notes with a job that its only attempt begins, so that no other does. Only the session that holds the job may.
-- Keys: leased jobs
-- ARGV[1] id   ARGV[2] body, with the note in its options
-- Returns 1; -3 LeaseLost when the session no longer holds the job.
--@include check_types
local id, body = ARGV[1], ARGV[2]

check_types(key, key_type)
if redis.call('SISMEMBER', key.leased, id) == 0 then
  return -3
end
-- The first write frees: one that adds would be refused at maxmemory.
redis.call('HDEL', key.jobs, id)
redis.call('HSET', key.jobs, id, body)
return 1
