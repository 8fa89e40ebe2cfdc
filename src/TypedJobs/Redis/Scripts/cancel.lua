-- Takes a job that waits out of its queue. One that a worker holds is left as it is.
-- KEYS[1] jobs (HASH: id to body)   KEYS[2] scheduled (ZSET: id by due time, Unix ms)   KEYS[3] dead (ZSET: id by time of death)
-- KEYS[4] failures (HASH: id to failure)   KEYS[5] crashes (HASH: id to count)   KEYS[6] cancelled (SET of ids)
-- KEYS[7] leases (ZSET: session by deadline, Unix ms)   KEYS[8] stats (HASH)   KEYS[9] seen:<id> (STRING)
-- ARGV[1] prefix of the queue's keys   ARGV[2] id
-- Returns what it was, as in JobState: 0 not found, 1 scheduled, 2 pending, 3 active, 6 dead.
--@include now_ms count find_holder
local jobs, scheduled, dead, failures, crashes = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local cancelled, leases, stats, seen = KEYS[6], KEYS[7], KEYS[8], KEYS[9]
local prefix, id = ARGV[1], ARGV[2]

if redis.call('HEXISTS', jobs, id) == 0 then
  return 0
end
if find_holder(prefix, leases, id) then
  return 3
end
redis.call('HDEL', jobs, id)
redis.call('HDEL', crashes, id)
redis.call('DEL', seen)
local state = 2
if redis.call('ZREM', scheduled, id) == 1 then
  state = 1
elseif redis.call('ZREM', dead, id) == 1 then
  redis.call('HDEL', failures, id)
  state = 6
else
  -- Out of the middle of a list costs a walk, so the id stays in it; lease.lua drops it when it comes to the head.
  redis.call('SADD', cancelled, id)
end
count(prefix, stats, now_ms(), 'cancelled', 1)
return state
