-- How many of the first ids of a list have bodies that fit into so many bytes; at least one if the caller has none yet.
local function fitting(key, list, count, max_bytes, has_none)
  local ids, bytes = redis.call('LRANGE', list, 0, count - 1), 0
  for i = 1, #ids do
    bytes = bytes + redis.call('HSTRLEN', key.jobs, ids[i])
    if bytes > max_bytes then
      return i == 1 and has_none and 1 or i - 1
    end
  end
  return #ids
end
