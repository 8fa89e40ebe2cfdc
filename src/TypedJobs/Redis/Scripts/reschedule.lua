-- Gives a job that waits another time. One that a worker holds, or that is dead, is left as it is.
-- Keys: jobs scheduled dead leases cancelled
-- ARGV[1] prefix of the queue's keys   ARGV[2] id   ARGV[3] due time: Unix ms, or ms from now as a negative number; 0 for now
-- Returns what it was, as in JobState: 0 not found, 1 scheduled, 2 pending, 3 active, 6 dead.
--@include check_types now_ms find_holder
local prefix, id, due = ARGV[1], ARGV[2], tonumber(ARGV[3])

check_types(key, key_type)
if redis.call('HEXISTS', key.jobs, id) == 0 then
  return 0
end
if redis.call('ZSCORE', key.dead, id) then
  return 6
end
if find_holder(prefix, key.leases, id) then
  return 3
end
local now = now_ms()
due = due <= 0 and now - due or due
local was_scheduled = redis.call('ZSCORE', key.scheduled, id)
redis.call('ZADD', key.scheduled, due, id)
if not was_scheduled then
  -- Its entry in a list of pending jobs is dropped when it comes to the head.
  redis.call('HINCRBY', key.cancelled, id, 1)
end
redis.call('PUBLISH', prefix .. 'wake', 1)
return was_scheduled and 1 or 2
