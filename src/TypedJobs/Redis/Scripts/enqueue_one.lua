-- Stores one new job that may run at once, in a queue without a maximum: what enqueue.lua does, for the commonest call.
-- If its id is stored already it writes nothing; enqueue_once.lua sorts that out.
-- KEYS[1] jobs (HASH: id to body)   KEYS[2] the pending list of its priority   KEYS[3] and KEYS[4] the other two   KEYS[5] stats (HASH)
-- ARGV[1] prefix of the queue's keys   ARGV[2] id   ARGV[3] body
-- Returns 1; -2 Repeated: the id is stored already.
--@include now_ms count wake_if_idle
if redis.call('HSETNX', KEYS[1], ARGV[2], ARGV[3]) == 0 then
  return -2
end
if redis.call('RPUSH', KEYS[2], ARGV[2]) == 1 then
  wake_if_idle(ARGV[1], redis.call('LLEN', KEYS[3]) + redis.call('LLEN', KEYS[4]), 1)
end
count(ARGV[1], KEYS[5], now_ms(), 'enqueued', 1)
return 1
