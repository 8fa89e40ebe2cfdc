-- Stores one new job of at most 4 KiB that may run at once, in a queue without a maximum: what enqueue.lua does, for the commonest call.
-- If its id is stored already it writes nothing; enqueue_once.lua sorts that out.
-- Keys: jobs high normal low stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] id   ARGV[3] body   ARGV[4] priority: high, normal or low
-- Returns 1; -2 Repeated: the id is stored already.
--@include now_ms count wake_if_idle
local prefix, id, body, priority = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

-- Takes back what was written: nothing is stored when the call fails.
local function refuse(list, failure)
  redis.call('HDEL', key.jobs, id)
  local foreign = string.find(failure.err, 'WRONGTYPE', 1, true)
  return foreign and redis.error_reply('WRONGTYPE the key ' .. list .. ' holds no list') or failure
end

if redis.call('HSETNX', key.jobs, id, body) == 0 then
  return -2
end
local length = redis.pcall('RPUSH', key[priority], id)
if type(length) == 'table' then
  return refuse(key[priority], length)
end
-- The other lists are looked at only if this one was empty: most enqueues are spared it.
if length == 1 then
  local depth = -1
  for _, list in ipairs({ key.high, key.normal, key.low }) do
    local waiting = redis.pcall('LLEN', list)
    if type(waiting) == 'table' then
      redis.call('RPOP', key[priority])
      return refuse(list, waiting)
    end
    depth = depth + waiting
  end
  wake_if_idle(prefix, depth, 1)
end
count(prefix, key.stats, now_ms(), 'enqueued', 1)
return 1
