-- What becomes of a job that its worker is known to have begun when it died: as blame says, but the first crash counts too. Returns the same.
-- Uses: blame
local function blame_begun(key, prefix, now, id, alone, max_crashes)
  if redis.call('HEXISTS', key.crashes, id) == 0 then
    redis.call('HSET', key.crashes, id, alone and '1 1 0' or '1 0 0')
    return 'pending', false
  end
  local begun_at = string.match(redis.call('HGET', key.begun, id) or '', '^%d+') or now
  redis.call('HSET', key.begun, id, begun_at .. (alone and ' alone' or ''))
  return blame(key, prefix, now, id, now, max_crashes)
end
