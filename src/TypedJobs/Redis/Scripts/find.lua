-- Where a job is.
-- KEYS[1] jobs (HASH: id to body)   KEYS[2] scheduled (ZSET: id by due time, Unix ms)   KEYS[3] dead (ZSET: id by time of death)
-- KEYS[4] failures (HASH: id to failure)   KEYS[5] leases (ZSET: session by deadline, Unix ms)   KEYS[6] result:<id> (STRING)
-- ARGV[1] prefix of the queue's keys   ARGV[2] id
-- Returns { state as in JobState: 0 not found, 1 scheduled, 2 pending, 3 active, 5 succeeded, 6 dead; outcome; body; failure }, with
-- an empty string for what there is not.
--@include find_holder
local jobs, scheduled, dead, failures, leases, result = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local prefix, id = ARGV[1], ARGV[2]

local body, outcome = redis.call('HGET', jobs, id), redis.call('GET', result)
local state, failure = 0, ''
if not body then
  state = outcome and 5 or 0
elseif redis.call('ZSCORE', dead, id) then
  state, failure = 6, redis.call('HGET', failures, id) or ''
elseif redis.call('ZSCORE', scheduled, id) then
  state = 1
elseif find_holder(prefix, leases, id) then
  state = 3
else
  state = 2
end
return { state, outcome or '', body or '', failure }
