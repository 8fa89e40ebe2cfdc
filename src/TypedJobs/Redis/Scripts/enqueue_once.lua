-- Stores jobs of which some may have been stored before: what is in the queue, has an outcome, or came here within the hour, stays as it is.
-- KEYS[1] jobs (HASH: id to body)   KEYS[2] pending:high (LIST)   KEYS[3] pending:normal (LIST)   KEYS[4] pending:low (LIST)
-- KEYS[5] scheduled (ZSET: id by due time, Unix ms)   KEYS[6] stats (HASH)   KEYS[7] cancelled (SET of ids)
-- ARGV[1] prefix of the queue's keys   ARGV[2] maximum of jobs that wait, 0 for none   ARGV[3] how many are of high priority
-- ARGV[4] how many of normal   ARGV[5] how many of low   ARGV[6] how many have a due time; then ARGV[...]: id and body of each, in that
-- order, and the due time of each that has one: Unix ms, or ms from now as a negative number
-- Returns how many were stored; { -1 QueueFull, how many there is room for }.
--@include now_ms call_chunked count next_due wake_if_idle pending_depth room_left place_new
local key = { jobs = KEYS[1], high = KEYS[2], normal = KEYS[3], low = KEYS[4], scheduled = KEYS[5], stats = KEYS[6] }
local cancelled, prefix, max_length, values, first_value = KEYS[7], ARGV[1], tonumber(ARGV[2]), ARGV, 7
local counts = { tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]) }
local first_due = first_value + 2 * (counts[1] + counts[2] + counts[3] + counts[4])

local fresh, ids, bodies, due_times, next_value, seen = 0, { {}, {}, {}, {} }, {}, {}, first_value, {}
for group = 1, 4 do
  for i = 1, counts[group] do
    local id, body = values[next_value], values[next_value + 1]
    next_value = next_value + 2
    local known = seen[id] or redis.call('HEXISTS', key.jobs, id) == 1
      or redis.call('EXISTS', prefix .. 'result:' .. id, prefix .. 'seen:' .. id) > 0
    if not known then
      seen[id] = true
      fresh = fresh + 1
      table.insert(ids[group], id)
      table.insert(bodies, id)
      table.insert(bodies, body)
      if group == 4 then
        table.insert(due_times, values[first_due + i - 1])
      end
    end
  end
end
local room = room_left(key, max_length)
if fresh > room then
  return { -1, room }
end

call_chunked('HSET', key.jobs, bodies)
for id in pairs(seen) do
  redis.call('SET', prefix .. 'seen:' .. id, '', 'PX', 3600000)
  -- Cancelled while it waited, and here again: its id is still in a list, and must not be there twice.
  if redis.call('SREM', cancelled, id) == 1 then
    redis.call('LREM', key.high, 1, id)
    redis.call('LREM', key.normal, 1, id)
    redis.call('LREM', key.low, 1, id)
  end
end
place_new(key, prefix, now_ms(), ids, ids[4], due_times)
return fresh
