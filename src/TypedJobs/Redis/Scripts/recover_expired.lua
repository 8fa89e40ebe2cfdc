-- What sessions past their deadline held goes back before those that are pending, with a crash counted against each job, or to dead.
-- A session that holds more than one call may move stays in leases with a deadline of 0, which nobody can extend.
-- KEYS[1] jobs (HASH: id to body)   KEYS[2] pending:high (LIST)   KEYS[3] pending:normal (LIST)   KEYS[4] pending:low (LIST)
-- KEYS[5] leases (ZSET: session by deadline, Unix ms)   KEYS[6] dead (ZSET: id by time of death)   KEYS[7] failures (HASH: id to failure)
-- KEYS[8] crashes (HASH: id to count)   KEYS[9] stats (HASH)   KEYS[10] cancelling (HASH: id to time of the request)
-- KEYS[11] unannounced (SET of ids)
-- ARGV[1] prefix of the queue's keys   ARGV[2] crashes that a job may cause before it is dead   ARGV[3] failure to keep beside a dead job
-- ARGV[4] how many ids to move at most   ARGV[5] how many dead jobs to return at most   ARGV[6] bytes of them after which no more are returned
-- Returns { sessions that ended, ids back to pending, ids to dead, then id, time of death, body and failure of dead jobs whose handler is
-- not enqueued yet: from this call, or from one before it }.
--@include now_ms call_chunked push_pending count wake_if_idle pending_depth
local jobs, high, normal, low, leases = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local dead, failures, crashes, stats, cancelling, unannounced = KEYS[6], KEYS[7], KEYS[8], KEYS[9], KEYS[10], KEYS[11]
local prefix, max_crashes, failure, limit = ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
local max_dead, room_bytes = tonumber(ARGV[5]), tonumber(ARGV[6])

local now, depth_before = now_ms(), pending_depth(high, normal, low)
local ended, recovered, died = 0, {}, 0
local function recover(id)
  if redis.call('HINCRBY', crashes, id, 1) < max_crashes then
    recovered[#recovered + 1] = id
    return
  end
  redis.call('HDEL', crashes, id)
  redis.call('HDEL', cancelling, id)
  redis.call('ZADD', dead, now, id)
  redis.call('HSET', failures, id, failure)
  redis.call('SADD', unannounced, id)
  died = died + 1
end
for _, session in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', now, 'LIMIT', 0, 100)) do
  local leased, room = prefix .. 'leased:' .. session, limit - #recovered - died
  local popped = room > 0 and redis.call('SPOP', leased, room) or {}
  for i = 1, #popped do
    recover(popped[i])
  end
  redis.call('ZREM', leases, session)
  if redis.call('EXISTS', leased) == 1 then
    redis.call('ZADD', leases, 0, session)
  else
    ended = ended + 1
  end
end
push_pending('LPUSH', high, normal, low, recovered)
wake_if_idle(prefix, depth_before, #recovered)
count(prefix, stats, now, 'crashed', #recovered + died)
count(prefix, stats, now, 'dead', died)

local reply = { ended, #recovered, died }
for _, id in ipairs(redis.call('SRANDMEMBER', unannounced, max_dead)) do
  if room_bytes > 0 then
    local body, why = redis.call('HGET', jobs, id) or '', redis.call('HGET', failures, id) or ''
    for _, value in ipairs({ id, tonumber(redis.call('ZSCORE', dead, id)), body, why }) do
      reply[#reply + 1] = value
    end
    room_bytes = room_bytes - #body - #why
  end
end
return reply
