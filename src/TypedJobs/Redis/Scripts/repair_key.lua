-- Renames a key of a foreign type, or one that is nobody's, so that it is in nobody's way and can be looked at; or gives a key its end.
-- Keys: any
-- ARGV[1] prefix of the queue's keys   ARGV[2] the key's name after it   ARGV[3] type that it should have; empty if it is nobody's
-- ARGV[4] ms after which it should end; 0 for never
-- Returns what was wrong and the key's new name, if it was mended.
--@include now_ms
local prefix, name, expected, ttl_ms = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

local found = redis.call('TYPE', key.any)
found = type(found) == 'table' and found.ok or found
if found == 'none' then
  return {}
end
if found ~= expected then
  local moved = 'foreign:' .. name .. ':' .. now_ms()
  redis.call('RENAME', key.any, prefix .. moved)
  return { expected == '' and 'nobody' or 'type', moved }
end
if ttl_ms > 0 and redis.call('PTTL', key.any) == -1 then
  redis.call('PEXPIRE', key.any, ttl_ms)
  return { 'end', name }
end
return {}
