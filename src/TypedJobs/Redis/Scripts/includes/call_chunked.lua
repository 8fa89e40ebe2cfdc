-- One command with any number of values, all or from one on: unpack ends near 8,000. Returns the sum of the replies.
local function call_chunked(command, key, values, from)
  local sum = 0
  for first = from or 1, #values, 4000 do
    sum = sum + redis.call(command, key, unpack(values, first, math.min(first + 3999, #values)))
  end
  return sum
end
