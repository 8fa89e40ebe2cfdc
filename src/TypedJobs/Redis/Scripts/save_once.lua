-- Keeps what an effect of a running job came to, so that the next attempt does not run it again. Only the session that holds the job may.
-- Keys: leased once once_of
-- ARGV[1] id   ARGV[2] name   ARGV[3] result   ARGV[4] how long it is kept at most, ms
-- Returns 1; -3 LeaseLost when the session no longer holds the job.
--@include check_types
local id, name, result, ttl_ms = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

check_types(key, key_type)
if redis.call('SISMEMBER', key.leased, id) == 0 then
  return -3
end
-- Frees nothing, but counts as the first write: one that adds would be refused at maxmemory.
redis.call('SREM', key.once, '')
redis.call('SADD', key.once, id)
redis.call('HSET', key.once_of, name, result)
redis.call('PEXPIRE', key.once_of, ttl_ms)
return 1
