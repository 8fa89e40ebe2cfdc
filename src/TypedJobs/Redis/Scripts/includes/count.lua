-- Adds to a counter of the queue, in total and in the hash of this minute, which is kept for a day. A counter that cannot be written stops nothing.
local function count(prefix, stats, now, field, amount)
  if amount == 0 then
    return
  end
  local minute = prefix .. 'minute:' .. math.floor(now / 60000)
  redis.pcall('HINCRBY', stats, field, amount)
  if redis.pcall('HINCRBY', minute, field, amount) == amount then
    redis.pcall('EXPIRE', minute, 86400)
  end
end
