-- Where a job is.
-- Keys: jobs scheduled dead failures leases result
-- ARGV[1] prefix of the queue's keys   ARGV[2] id
-- Returns { state as in JobState: 0 not found, 1 scheduled, 2 pending, 3 active, 5 succeeded, 6 dead; outcome; body; failure }, with
-- an empty string for what there is not.
--@include find_holder
local prefix, id = ARGV[1], ARGV[2]

local body, outcome = redis.call('HGET', key.jobs, id), redis.call('GET', key.result)
local state, failure = 0, ''
if not body then
  state = outcome and 5 or 0
elseif redis.call('ZSCORE', key.dead, id) then
  state, failure = 6, redis.call('HGET', key.failures, id) or ''
elseif redis.call('ZSCORE', key.scheduled, id) then
  state = 1
elseif find_holder(prefix, key.leases, id) then
  state = 3
else
  state = 2
end
return { state, outcome or '', body or '', failure }
