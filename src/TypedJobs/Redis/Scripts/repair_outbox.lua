-- Lists an outbox again that its queue does not know of, and takes out what cannot be a follow-up: it would hold up those behind it.
-- Keys: jobs outbox outboxes
-- ARGV[1] prefix of the queue's keys   ARGV[2] the other queue   ARGV[3] how many entries to look at
-- Returns what was wrong and the entry or queue, of each that was mended.
--@include check_types keep_foreign
local prefix, target, limit, mended = ARGV[1], ARGV[2], tonumber(ARGV[3]), {}

check_types(key, key_type)
local entries = redis.call('LRANGE', key.outbox, 0, limit - 1)
for i = #entries, 1, -1 do
  local read, value = pcall(cmsgpack.unpack, entries[i])
  if not (read and type(value) == 'table' and tonumber(value[1]) and type(value[2]) == 'string' and #value[2] == 16 and type(value[3]) == 'string') then
    keep_foreign(key, prefix, 'outbox:' .. target, entries[i])
    redis.call('LREM', key.outbox, 1, entries[i])
    mended[#mended + 1] = 'id'
    mended[#mended + 1] = entries[i]
  end
end
if redis.call('EXISTS', key.outbox) == 1 and redis.call('SADD', key.outboxes, target) == 1 then
  mended[#mended + 1] = 'outbox'
  mended[#mended + 1] = target
end
return mended
