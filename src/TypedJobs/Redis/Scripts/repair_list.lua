-- Mends a part of a list of waiting jobs: what is no id, has no body, or is held by a session leaves it, and so does one entry of each id that
-- is named as surplus. A job that waits here is taken out of scheduled and dead. An entry that a cancelled job left behind is none of these.
-- Keys: jobs scheduled dead failures leases cancelled unannounced
-- ARGV[1] prefix of the queue's keys   ARGV[2] the list's name after it   ARGV[3] index of the first entry   ARGV[4] how many
-- then ARGV[...]: ids of which the list has one too many
-- Returns what was wrong and the entry, of each that was mended.
--@include check_types keep_foreign drop_letter held_of drop_at
local prefix, place, first, count, values = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV

check_types(key, key_type)
local surplus, mended = {}, {}
for i = 5, #values do
  surplus[values[i]] = true
end
local list = prefix .. place
local entries = redis.call('LRANGE', list, first, first + count - 1)
local held = held_of(prefix, key.leases, entries)
for i = #entries, 1, -1 do
  local id, wrong = entries[i], nil
  local left_behind = #id == 16 and redis.call('HEXISTS', key.cancelled, id) == 1
  if #id ~= 16 then
    wrong = 'id'
    keep_foreign(key, prefix, place, id)
  elseif not left_behind then
    wrong = redis.call('HEXISTS', key.jobs, id) == 0 and 'body' or (held[id] or surplus[id]) and 'twice' or nil
    surplus[id] = nil
  end
  if wrong then
    drop_at(list, first + i - 1)
  elseif not left_behind and redis.call('ZREM', key.scheduled, id) + redis.call('ZREM', key.dead, id) > 0 then
    drop_letter(key, id)
    wrong = 'twice'
  end
  if wrong then
    mended[#mended + 1] = wrong
    mended[#mended + 1] = id
  end
end
return mended
