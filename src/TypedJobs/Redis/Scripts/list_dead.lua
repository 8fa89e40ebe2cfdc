-- Dead jobs, the last to die first; or those of some ids.
-- Keys: dead jobs failures
-- ARGV[1] how many at most   ARGV[2] the id after which to go on, or empty   ARGV[3] its time of death   ARGV[4] how many bytes of each body
-- and failure to return, 0 for all   ARGV[5] bytes after which no more are returned   ARGV[6] ids to look for; empty for all that are dead
-- Returns { the time, Unix ms; how many are dead; 1 if there are more; then id, time of death, body and failure of each }.
--@include now_ms split_ids
local limit, after, after_time, cut, room = tonumber(ARGV[1]), ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local wanted = split_ids(ARGV[6])

local total, start, by_id = redis.call('ZCARD', key.dead), 0, #wanted > 0
if not by_id then
  if after ~= '' then
    -- One that was taken away since is no longer there to go on from: its time is.
    local rank = redis.call('ZREVRANK', key.dead, after)
    start = rank and rank + 1 or redis.call('ZCOUNT', key.dead, '(' .. after_time, '+inf')
  end
  wanted = redis.call('ZREVRANGE', key.dead, start, start + limit - 1)
end

local reply, seen = { now_ms(), total, 0 }, 0
local function add(value)
  value = cut > 0 and string.sub(value or '', 1, cut) or value or ''
  room = room - #value
  reply[#reply + 1] = value
end
while seen < #wanted and room > 0 do
  seen = seen + 1
  local id = wanted[seen]
  local died_at = redis.call('ZSCORE', key.dead, id)
  -- What is no id is left for CheckAsync to report.
  if died_at and #id == 16 then
    reply[#reply + 1] = id
    reply[#reply + 1] = tonumber(died_at)
    add(redis.call('HGET', key.jobs, id))
    add(redis.call('HGET', key.failures, id))
  end
end
reply[3] = (by_id and seen < #wanted or not by_id and start + seen < total) and 1 or 0
return reply
