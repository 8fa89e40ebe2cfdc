-- The other queue has these follow-ups: they leave the outbox to it.
-- Keys: outbox outboxes
-- ARGV[1] the other queue   ARGV[2] number of the last one that it has   ARGV[3] how many to take out at most
-- Returns how many are left.
--@include check_types
local target, last, limit = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

check_types(key, key_type)
for _ = 1, limit do
  local head = redis.call('LINDEX', key.outbox, 0)
  if not head or tonumber(cmsgpack.unpack(head)[1]) > last then
    break
  end
  redis.call('LPOP', key.outbox)
end
local left = redis.call('LLEN', key.outbox)
if left == 0 then
  redis.call('SREM', key.outboxes, target)
end
return left
