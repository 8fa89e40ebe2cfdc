-- Settles what a session has finished, moves what is due to pending and leases the next jobs: the one hot script.
-- A job that the session no longer holds is refused: nothing about it is changed.
-- KEYS[1] jobs (HASH: id to body)   KEYS[2] pending:high (LIST)   KEYS[3] pending:normal (LIST)   KEYS[4] pending:low (LIST)
-- KEYS[5] scheduled (ZSET: id by due time, Unix ms)   KEYS[6] leased:<session> (SET of ids)   KEYS[7] leases (ZSET: session by deadline)
-- KEYS[8] dead (ZSET: id by time of death)   KEYS[9] failures (HASH: id to failure)   KEYS[10] crashes (HASH: id to count)
-- KEYS[11] stats (HASH)   KEYS[12] cancelled (SET of ids)   KEYS[13] cancelling (HASH: id to time of the request)
-- KEYS[14] once (SET of ids)
-- ARGV[1] prefix of the queue's keys   ARGV[2] session   ARGV[3] lease length, ms   ARGV[4] how many to take
-- ARGV[5] how many ids the session holds by the worker's count   ARGV[6] ids that succeeded   ARGV[7] ids to retry   ARGV[8] ids that are dead
-- ARGV[9] ids to park   ARGV[10] ids that were cancelled   ARGV[11] ids with an outcome to keep; then ARGV[...]: body and delay, ms, of each
-- retry; body (empty: as it was) and failure of each dead; delay, ms, of each parked; outcome and time to keep it, ms, of each outcome
-- Returns one MessagePack array: the time, Unix ms; the time of the next scheduled job or 0; how many are still pending; ids
-- refused; ids leased; an array of their bodies. -3 LeaseLost: the session was recovered.
--@include now_ms split_ids call_chunked push_pending count next_due promote_due take refuse_lost forget drop_cancelled settle wake_if_idle
local jobs, high, normal, low, scheduled, leased = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local leases, cancelled = KEYS[7], KEYS[12]
local key = {
  jobs = jobs, scheduled = scheduled, leased = leased, dead = KEYS[8], failures = KEYS[9], crashes = KEYS[10], stats = KEYS[11],
  cancelling = KEYS[13], once = KEYS[14],
}
local prefix, session, lease_ms, want, held = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local ended = {
  succeeded = split_ids(ARGV[6]), retried = split_ids(ARGV[7]), dead = split_ids(ARGV[8]), parked = split_ids(ARGV[9]),
  cancelled = split_ids(ARGV[10]), with_outcome = split_ids(ARGV[11]), values = ARGV, first_value = 12,
}

local now = now_ms()
local deadline = tonumber(redis.call('ZSCORE', leases, session) or nil)
-- A deadline of 0 is a session that is being recovered, as in recover_expired.lua.
if deadline == 0 or (held > 0 and not deadline) then
  return -3
end

local lost, refused = nil, ''
if redis.call('SCARD', leased) ~= held then
  lost, refused = refuse_lost(leased, ended.succeeded, ended.retried, ended.dead, ended.parked, ended.cancelled)
end
-- One look for all that is kept beside jobs: most queues have none of it.
local marked = redis.call('EXISTS', key.crashes, key.cancelling, key.once) > 0
settle(key, prefix, now, ended, lost, marked)

local due, promoted = promote_due(scheduled, high, normal, low, now, 1000)
local ids, bodies, depth, dropped = take(jobs, cancelled, marked and key.cancelling, { high, normal, low }, want)
drop_cancelled(key, prefix, now, dropped)
-- What is left although nothing was pending before: another worker may be idle.
wake_if_idle(prefix, depth + #ids + #dropped - promoted, promoted > 0 and depth or 0)
if not deadline or deadline - now < lease_ms / 2 then
  -- Frees nothing, but counts as the first write: one that adds would be refused at maxmemory.
  redis.call('SREM', leased, '')
  redis.call('ZADD', leases, now + lease_ms, session)
end
call_chunked('SADD', leased, ids)
return cmsgpack.pack({ now, due, depth, refused, table.concat(ids), bodies })
