-- Notes with a job that its only attempt begins, so that no other does. Only the session that holds the job may.
-- KEYS[1] leased:<session> (SET of ids)   KEYS[2] jobs (HASH: id to body)
-- ARGV[1] id   ARGV[2] body, with the note in its options
-- Returns 1; -3 LeaseLost when the session no longer holds the job.
local leased, jobs = KEYS[1], KEYS[2]
local id, body = ARGV[1], ARGV[2]

if redis.call('SISMEMBER', leased, id) == 0 then
  return -3
end
-- The first write frees: one that adds would be refused at maxmemory.
redis.call('HDEL', jobs, id)
redis.call('HSET', jobs, id, body)
return 1
