-- When the first scheduled job is due, Unix ms; 0 if none is scheduled.
local function next_due(scheduled)
  local first = redis.call('ZRANGE', scheduled, 0, 0, 'WITHSCORES')
  return tonumber(first[2] or 0)
end
