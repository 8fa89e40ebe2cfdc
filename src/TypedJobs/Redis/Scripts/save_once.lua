-- Keeps what an effect of a running job came to, so that the next attempt does not run it again. Only the session that holds the job may.
-- KEYS[1] leased:<session> (SET of ids)   KEYS[2] once (SET of ids)   KEYS[3] once:<id> (HASH: name to result)
-- ARGV[1] id   ARGV[2] name   ARGV[3] result   ARGV[4] how long it is kept at most, ms
-- Returns 1; -3 LeaseLost when the session no longer holds the job.
local leased, once, results = KEYS[1], KEYS[2], KEYS[3]
local id, name, result, ttl_ms = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

if redis.call('SISMEMBER', leased, id) == 0 then
  return -3
end
-- Frees nothing, but counts as the first write: one that adds would be refused at maxmemory.
redis.call('SREM', once, '')
redis.call('SADD', once, id)
redis.call('HSET', results, name, result)
redis.call('PEXPIRE', results, ttl_ms)
return 1
