-- Those of the leased ids that were in a crash: their worker notes when they begin.
local function watched(key, ids, marks)
  local found = {}
  if marks and marks.crashes and #ids > 0 then
    local crashes = redis.call('HMGET', key.crashes, unpack(ids))
    for i = 1, #ids do
      found[#found + 1] = crashes[i] and ids[i] or nil
    end
  end
  return table.concat(found)
end
