-- Ends the session of a worker that is known to have died, with what it had begun: that counts as a crash of theirs; what it only held goes back
-- before those that are pending, with nothing counted. Nobody waits for its lease.
-- Keys: high normal low leased leases sessions dead failures crashes begun suspects cancelling unannounced stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] session   ARGV[3] crashes that a job may cause before it is dead   ARGV[4] failure to keep beside a
-- dead job   ARGV[5] how many ids to move at most   ARGV[6] ids that count as begun   ARGV[7] 1 if the one begun ran alone
-- Returns { ids back with nothing counted; ids back that had begun; ids to suspects; ids to dead; 1 if the session holds more }.
--@include check_types now_ms split_ids call_chunked push_pending push_back count wake_if_idle pending_depth unexplained_lately blame blame_begun bury
local prefix, session, max_crashes, failure, limit = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
local begun, alone = split_ids(ARGV[6]), ARGV[7] == '1'

check_types(key, key_type)
if not redis.call('ZSCORE', key.leases, session) then
  return { 0, 0, 0, 0, 0 }
end
local now, depth, back, suspected, died = now_ms(), pending_depth(key), {}, {}, 0
local ended, explained = false, false
for _, id in ipairs(begun) do
  if redis.call('SREM', key.leased, id) == 1 then
    local verdict, was_in_a_crash = blame_begun(key, prefix, now, id, alone, max_crashes)
    ended, explained = true, explained or was_in_a_crash
    if verdict == 'dead' then
      bury(key, id, now, failure)
      died = died + 1
      count(prefix, key.stats, now, 'unexplained', unexplained_lately(prefix, now) > 0 and -1 or 0)
    else
      local side = verdict == 'suspect' and suspected or back
      side[#side + 1] = id
    end
  end
end
local popped = redis.call('SPOP', key.leased, limit)
push_back('LPUSH', key, popped, redis.call('EXISTS', key.crashes) == 1)
push_pending('LPUSH', key, back)
call_chunked('RPUSH', key.suspects, suspected)
local more = redis.call('EXISTS', key.leased)
if more == 0 then
  redis.call('ZREM', key.leases, session)
  redis.call('HDEL', key.sessions, session)
end
-- As in recover_session: a worker that died with no job to blame.
count(prefix, key.stats, now, 'unexplained', ended and not explained and 1 or 0)
wake_if_idle(prefix, depth, #popped + #back)
count(prefix, key.stats, now, 'crashed', #back + #suspected + died)
count(prefix, key.stats, now, 'dead', died)
return { #popped, #back, #suspected, died, more }
