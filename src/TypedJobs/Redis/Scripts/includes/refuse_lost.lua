-- Which ids of these sections the session no longer holds: a set for look-up, and one string of ids.
-- Uses: split_ids
local function refuse_lost(leased, sections)
  local lost, refused = {}, {}
  for s = 1, #sections do
    for _, id in ipairs(sections[s].ids) do
      if not lost[id] and redis.call('SISMEMBER', leased, id) == 0 then
        lost[id] = true
        refused[#refused + 1] = id
      end
    end
  end
  return lost, table.concat(refused)
end
