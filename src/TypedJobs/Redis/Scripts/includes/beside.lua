-- Which of the keys exist that say something of single jobs, by their names; nil if none does, which is so for most queues.
local function beside(key)
  if redis.call('EXISTS', key.crashes, key.cancelled, key.cancelling, key.once, key.large, key.suspects) == 0 then
    return nil
  end
  local marks = {}
  for _, name in ipairs({ 'crashes', 'cancelled', 'cancelling', 'once', 'large', 'suspects' }) do
    marks[name] = redis.call('EXISTS', key[name]) == 1
  end
  return marks
end
