-- What dead sessions held goes back before those that are pending. A session is dead when two looks, a third of its lease apart, find the same
-- deadline, past or further ahead than its lease: a server that was silent wakes with these calls ahead of the extensions of the living.
-- A session that holds more than one call may move stays in leases with a deadline of 0, which nobody can extend.
-- Keys: jobs high normal low leases sessions dead failures crashes begun suspects cancelling unannounced stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] time after which the call is void, Unix ms   ARGV[3] crashes that a job may cause before it
-- is dead   ARGV[4] failure to keep beside a dead job   ARGV[5] how many ids to move at most   ARGV[6] how many dead jobs to return at most
-- ARGV[7] bytes of them after which no more are returned
-- Returns { the time; ms until the next look is due; sessions that ended; ids back to pending; ids to suspects; ids to dead; then id, time of
-- death, body and failure of dead jobs whose handler is not enqueued yet: from this call, or from one before it };
-- { -4 Void, the time }: the call lay too long on its way.
--@include check_types now_ms call_chunked push_pending count wake_if_idle pending_depth look_twice unexplained_lately blame bury recover_session list_unannounced
local prefix, void_after, max_crashes, failure, limit = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
local max_dead, room_bytes = tonumber(ARGV[6]), tonumber(ARGV[7])

check_types(key, key_type)
local now = now_ms()
if now > void_after then
  return { -4, now }
end
-- Frees nothing, but counts as the first write: one that adds would be refused at maxmemory.
redis.call('ZREM', key.leases, '')
local expired, wait = look_twice(key, now)
local depth, moved = pending_depth(key), { ended = 0, recovered = {}, suspected = {}, died = 0 }
for i = 1, #expired do
  recover_session(key, prefix, now, expired[i], limit, moved, max_crashes, failure)
end
push_pending('LPUSH', key, moved.recovered)
call_chunked('RPUSH', key.suspects, moved.suspected)
local returned = #moved.recovered + #moved.suspected
wake_if_idle(prefix, depth, returned)
count(prefix, key.stats, now, 'crashed', returned + moved.died)
count(prefix, key.stats, now, 'dead', moved.died)
local reply = { now, wait, moved.ended, #moved.recovered, #moved.suspected, moved.died }
list_unannounced(key, max_dead, room_bytes, reply)
return reply
