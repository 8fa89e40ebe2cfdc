-- Stores new jobs, all or none: bodies, then ids. If one of the ids is stored already it writes nothing; enqueue_once.lua sorts that out.
-- Keys: jobs high normal low scheduled large stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] maximum of waiting jobs, 0 for none   ARGV[3] how many are of high priority
-- ARGV[4] how many of normal   ARGV[5] how many of low   ARGV[6] how many have a due time; then ARGV[...]: id and body of each, in that
-- order, and the due time of each that has one: Unix ms, or ms from now as a negative number
-- Returns how many were stored; { -1 QueueFull, how many there is room for }; -2 Repeated: one of the ids is stored already.
--@include check_types now_ms call_chunked count next_due wake_if_idle pending_depth room_left note_large place_new
local prefix, max_length, values, first_value = ARGV[1], tonumber(ARGV[2]), ARGV, 7
local counts = { tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]) }

check_types(key, key_type)
local ids, next_value = { {}, {}, {}, {} }, first_value
for group = 1, 4 do
  local of_group = ids[group]
  for i = 1, counts[group] do
    of_group[i] = values[next_value]
    next_value = next_value + 2
  end
  local stored = #of_group > 0 and redis.call('HMGET', key.jobs, unpack(of_group)) or {}
  for i = 1, #of_group do
    if stored[i] then
      return -2
    end
  end
end
local added = (next_value - first_value) / 2
local room = room_left(key, max_length)
if added > room then
  return { -1, room }
end

redis.call('HSET', key.jobs, unpack(values, first_value, next_value - 1))
for i = first_value, next_value - 1, 2 do
  note_large(key, values[i], values[i + 1])
end
local due_times = { unpack(values, next_value) }
place_new(key, prefix, now_ms(), ids, ids[4], due_times)
return added
