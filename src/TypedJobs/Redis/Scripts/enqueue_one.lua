-- Stores one new job of at most 4 KiB that may run at once, in a queue without a maximum: what enqueue.lua does, for the commonest call.
-- If its id is stored already it writes nothing; enqueue_once.lua sorts that out.
-- Keys: jobs high normal low stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] id   ARGV[3] body   ARGV[4] priority: high, normal or low
-- Returns 1; -2 Repeated: the id is stored already.
--@include now_ms count wake_if_idle pending_depth
local prefix, id, body, priority = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

-- Counted before anything is written: a list of a foreign type fails here.
local depth = pending_depth(key)
if redis.call('HSETNX', key.jobs, id, body) == 0 then
  return -2
end
redis.call('RPUSH', key[priority], id)
wake_if_idle(prefix, depth, 1)
count(prefix, key.stats, now_ms(), 'enqueued', 1)
return 1
