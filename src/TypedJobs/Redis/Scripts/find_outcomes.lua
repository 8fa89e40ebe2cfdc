-- Outcomes of many jobs at once, for all who wait for one.
-- Keys: jobs
-- ARGV[1] prefix of the queue's keys   ARGV[2] bytes of outcomes after which no more are looked up; then ARGV[...]: ids
-- Returns an outcome of each, in order, as far as the bytes go: empty if the job lives and has none, 0 if there is no such job.
local prefix, room, values = ARGV[1], tonumber(ARGV[2]), ARGV

local found = {}
for i = 3, #values do
  if room <= 0 then
    break
  end
  local outcome = redis.call('GET', prefix .. 'result:' .. values[i])
  if not outcome then
    outcome = redis.call('HEXISTS', key.jobs, values[i]) == 1 and '' or 0
  else
    room = room - #outcome
  end
  found[#found + 1] = outcome
end
return found
