-- Takes a job that waits out of its queue. For one that a worker holds the request is recorded, and the worker told: it stops the job, and
-- whatever would let the job run again (a retry, a crash, a hand-back) takes it away instead. A dead job is left as it is.
-- Keys: jobs scheduled dead leases crashes begun cancelled cancelling once large stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] id
-- Returns what it was, as in JobState: 0 not found, 1 scheduled, 2 pending, 3 active, 6 dead.
--@include check_types now_ms call_chunked count find_holder forget drop_cancelled
local prefix, id = ARGV[1], ARGV[2]

check_types(key, key_type)
if redis.call('HEXISTS', key.jobs, id) == 0 then
  return 0
end
if redis.call('ZSCORE', key.dead, id) then
  return 6
end
local now = now_ms()
local holder, unknown = find_holder(prefix, key.leases, id)
if not holder and unknown then
  -- Held or not: with the request recorded, whoever has it next takes it away.
  holder = not redis.call('ZSCORE', key.scheduled, id)
end
if holder then
  -- Frees nothing, but counts as the first write: one that adds would be refused at maxmemory.
  redis.call('HDEL', key.cancelling, id)
  redis.call('HSET', key.cancelling, id, now)
  redis.call('PUBLISH', prefix .. 'control', id)
  return 3
end
drop_cancelled(key, prefix, now, { id })
if redis.call('ZREM', key.scheduled, id) == 1 then
  return 1
end
-- Out of the middle of a list costs a walk, so the entry stays in it, and is dropped when it comes to the head.
redis.call('HINCRBY', key.cancelled, id, 1)
return 2
