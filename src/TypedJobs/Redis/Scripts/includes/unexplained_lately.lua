-- How many workers died in the last five minutes while they ran no job that had been in a crash before, less those that a dead job explains.
local function unexplained_lately(prefix, now)
  local minute, sum = math.floor(now / 60000), 0
  for ago = 0, 4 do
    sum = sum + (tonumber(redis.pcall('HGET', prefix .. 'minute:' .. (minute - ago), 'unexplained') or 0) or 0)
  end
  return sum
end
