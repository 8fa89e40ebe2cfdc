-- Takes a job that waits out of its queue. For one that a worker holds the request is recorded, and the worker told: it stops the job, and
-- whatever would let the job run again (a retry, a crash, a hand-back) takes it away instead.
-- KEYS[1] jobs (HASH: id to body)   KEYS[2] scheduled (ZSET: id by due time, Unix ms)   KEYS[3] dead (ZSET: id by time of death)
-- KEYS[4] failures (HASH: id to failure)   KEYS[5] crashes (HASH: id to count)   KEYS[6] cancelled (SET of ids)
-- KEYS[7] leases (ZSET: session by deadline, Unix ms)   KEYS[8] stats (HASH)   KEYS[9] cancelling (HASH: id to time of the request)
-- KEYS[10] once (SET of ids)   KEYS[11] unannounced (SET of ids)
-- ARGV[1] prefix of the queue's keys   ARGV[2] id
-- Returns what it was, as in JobState: 0 not found, 1 scheduled, 2 pending, 3 active, 6 dead.
--@include now_ms call_chunked count find_holder forget drop_cancelled
local key = { jobs = KEYS[1], crashes = KEYS[5], stats = KEYS[8], cancelling = KEYS[9], once = KEYS[10] }
local scheduled, dead, failures, cancelled, leases, unannounced = KEYS[2], KEYS[3], KEYS[4], KEYS[6], KEYS[7], KEYS[11]
local prefix, id = ARGV[1], ARGV[2]

if redis.call('HEXISTS', key.jobs, id) == 0 then
  return 0
end
local now = now_ms()
if find_holder(prefix, leases, id) then
  -- Frees nothing, but counts as the first write: one that adds would be refused at maxmemory.
  redis.call('HDEL', key.cancelling, id)
  redis.call('HSET', key.cancelling, id, now)
  redis.call('PUBLISH', prefix .. 'control', id)
  return 3
end
drop_cancelled(key, prefix, now, { id })
if redis.call('ZREM', scheduled, id) == 1 then
  return 1
end
if redis.call('ZREM', dead, id) == 1 then
  redis.call('HDEL', failures, id)
  redis.call('SREM', unannounced, id)
  return 6
end
-- Out of the middle of a list costs a walk, so the id stays in it; lease.lua drops it when it comes to the head.
redis.call('SADD', cancelled, id)
return 2
