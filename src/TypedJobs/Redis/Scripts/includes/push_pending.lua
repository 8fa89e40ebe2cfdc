-- Ids to the list of their priority, which their first byte names: 'RPUSH' behind those that wait, 'LPUSH' before them.
-- Uses: call_chunked
local function push_pending(command, key, ids)
  local byte, by_priority = string.byte, { [104] = {}, [110] = {}, [108] = {} }
  for i = 1, #ids do
    local list = by_priority[byte(ids[i], 1)] or by_priority[110]
    list[#list + 1] = ids[i]
  end
  call_chunked(command, key.high, by_priority[104])
  call_chunked(command, key.normal, by_priority[110])
  call_chunked(command, key.low, by_priority[108])
end
