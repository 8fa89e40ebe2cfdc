-- When the first scheduled job is due, Unix ms; 0 if none is scheduled, or only for a time that is none.
local function next_due(scheduled)
  local first = redis.call('ZRANGE', scheduled, 0, 0, 'WITHSCORES')
  local score = first[2] or '0'
  -- Lua reads no infinity of the embedded server.
  local due = math.floor(tonumber(score) or (string.sub(score, 1, 1) == '-' and 0 or math.huge))
  return due < 9007199254740992 and math.max(due, first[2] and 1 or 0) or 0
end
