-- Takes up to want ids off the lists, high before normal before low, and reads their bodies, up to so many bytes and at least one.
-- An entry whose job was cancelled while it waited is dropped, and after ten rounds of nothing else the caller is to ask again; so is an entry
-- without a body, which counts as an orphan. A job that was cancelled while it ran, and came back, goes to got.dropped.
-- Uses: drop_entry fitting
local function take(key, want, max_bytes, got, marks)
  marks = marks or {}
  local ids, bodies, taken = got.ids, got.bodies, #got.ids
  local function add(id, body)
    if marks.cancelled and drop_entry(key, id) then
      return
    end
    if not body or #id ~= 16 then
      got.orphans = got.orphans + 1
    elseif marks.cancelling and redis.call('HEXISTS', key.cancelling, id) == 1 then
      got.dropped[#got.dropped + 1] = id
    else
      taken = taken + 1
      ids[taken], bodies[taken] = id, body
      max_bytes = max_bytes - #body
    end
  end
  for _, list in ipairs({ key.high, key.normal, key.low }) do
    local left, rounds = taken < want and redis.call('LLEN', list) or 0, 0
    while left > 0 and taken < want and max_bytes > 0 and rounds < 10 do
      local count = math.min(want - taken, left, math.max(1, math.floor(max_bytes / 4096)))
      count = marks.large and fitting(key, list, count, max_bytes, taken == 0) or count
      local popped = count > 0 and redis.call('LPOP', list, count) or {}
      -- Garnet answers a single element with a string.
      popped = type(popped) == 'string' and { popped } or popped
      local found = #popped > 0 and redis.call('HMGET', key.jobs, unpack(popped)) or {}
      for i = 1, #popped do
        add(popped[i], found[i])
      end
      left = left - #popped
      rounds = rounds + 1
      max_bytes = count > 0 and max_bytes or 0
      got.depth = got.depth - #popped
    end
  end
end
