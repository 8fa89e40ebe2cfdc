-- Takes up to want ids off the lists, high before normal before low, and reads their bodies. An id without a body was cancelled while it
-- waited: it is dropped here, and after ten rounds of nothing else the caller is to ask again. cancelling is nil if no job was cancelled
-- while it ran; one that was, and came back, is not taken.
-- Returns ids, bodies, how many are still pending, and ids that came back although they were cancelled.
local function take(jobs, cancelled, cancelling, lists, want)
  local ids, bodies, taken, depth, dropped = {}, {}, 0, 0, {}
  for l = 1, #lists do
    local length, rounds = redis.call('LLEN', lists[l]), 0
    while length > 0 and taken < want and rounds < 10 do
      local popped = redis.call('LPOP', lists[l], math.min(want - taken, length))
      -- Garnet answers a single element with a string.
      popped = type(popped) == 'string' and { popped } or popped
      local found = redis.call('HMGET', jobs, unpack(popped))
      for i = 1, #popped do
        if found[i] and cancelling and redis.call('HEXISTS', cancelling, popped[i]) == 1 then
          dropped[#dropped + 1] = popped[i]
        elseif found[i] then
          taken = taken + 1
          ids[taken], bodies[taken] = popped[i], found[i]
        else
          redis.call('SREM', cancelled, popped[i])
        end
      end
      length = length - #popped
      rounds = rounds + 1
    end
    depth = depth + length
  end
  return ids, bodies, depth, dropped
end
