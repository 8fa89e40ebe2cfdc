-- Which of these ids the session no longer holds: a set for look-up, and one string of ids.
local function refuse_lost(leased, ...)
  local lost, refused = {}, {}
  for _, ids in ipairs({ ... }) do
    for i = 1, #ids do
      if redis.call('SISMEMBER', leased, ids[i]) == 0 then
        lost[ids[i]] = true
        refused[#refused + 1] = ids[i]
      end
    end
  end
  return lost, table.concat(refused)
end
