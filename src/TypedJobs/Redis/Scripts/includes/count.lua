-- Adds to a counter of the queue, in total and in the hash of this minute, which is kept for a day.
local function count(prefix, stats, now, field, amount)
  if amount == 0 then
    return
  end
  local minute = prefix .. 'minute:' .. math.floor(now / 60000)
  redis.call('HINCRBY', stats, field, amount)
  if redis.call('HINCRBY', minute, field, amount) == amount then
    redis.call('EXPIRE', minute, 86400)
  end
end
