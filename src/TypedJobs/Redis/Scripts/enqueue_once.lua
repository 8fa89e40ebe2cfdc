-- Stores jobs of which some may have been stored before: what is in the queue, has an outcome, or came here within the hour, stays as it is.
-- Keys: jobs high normal low scheduled large stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] maximum of waiting jobs, 0 for none   ARGV[3] how many are of high priority
-- ARGV[4] how many of normal   ARGV[5] how many of low   ARGV[6] how many have a due time; then ARGV[...]: id and body of each, in that
-- order, and the due time of each that has one: Unix ms, or ms from now as a negative number
-- Returns how many were stored; { -1 QueueFull, how many there is room for }.
--@include check_types now_ms call_chunked count next_due wake_if_idle pending_depth room_left note_large place_new
local prefix, max_length, values, first_value = ARGV[1], tonumber(ARGV[2]), ARGV, 7
local counts = { tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]) }
local first_due = first_value + 2 * (counts[1] + counts[2] + counts[3] + counts[4])

check_types(key, key_type)
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
for i = 1, #bodies, 2 do
  redis.call('SET', prefix .. 'seen:' .. bodies[i], '', 'PX', 3600000)
  note_large(key, bodies[i], bodies[i + 1])
end
place_new(key, prefix, now_ms(), ids, ids[4], due_times)
return fresh
