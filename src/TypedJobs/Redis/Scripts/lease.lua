-- Settles what a session has finished, moves what is due to pending and leases the next jobs: the one hot script.
-- A job that the session no longer holds is refused: nothing about it is changed.
-- Keys: jobs high normal low scheduled leased leases sessions dead failures crashes begun suspects quarantine cancelled cancelling once large
-- Keys: outboxes outbox_seq stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] session   ARGV[3] lease length, ms   ARGV[4] how many to take
-- ARGV[5] how many ids the session holds by the worker's count   ARGV[6] bytes of bodies after which no more are taken
-- ARGV[7] what the worker does about suspects: 0 nothing, 1 runs one alone, 2 drains for one if no other worker does
-- then ARGV[...]: sections of what ended, as settle.lua reads them
-- Returns one MessagePack array: the time, Unix ms; the time of the next scheduled job or 0; how many are still pending; ids refused; ids
-- leased; an array of their bodies; how many suspects wait; ids whose begin is to be noted; how many entries had no body; 1 if the one id is
-- a suspect to be run alone, 2 if this worker is the one to drain. -3 LeaseLost: the session was recovered.
--@include check_types now_ms split_ids call_chunked push_pending push_back note_large count next_due promote_due pending_depth
--@include wake_if_idle place_new beside drop_entry fitting take take_suspect watched forget drop_cancelled refuse_lost
--@include settle_succeeded settle_cancelled settle_waiting settle_dead settle_outcome settle_follow_up settle register
local prefix, session, lease_ms, want, held = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local max_bytes, about_suspects, values, first_section = tonumber(ARGV[6]), ARGV[7], ARGV, 8

check_types(key, key_type)
local now = now_ms()
local deadline = tonumber(redis.call('ZSCORE', key.leases, session) or nil)
-- A deadline of 0 is a session that is being recovered, as in recover_expired.lua.
if deadline == 0 or (held > 0 and not deadline) then
  return -3
end

local marks = beside(key)
local refused = ''
if values[first_section] then
  refused = settle(key, prefix, now, values, first_section, held, marks)
  marks = beside(key)
end
local due, promoted = promote_due(key, now, 1000, marks)
local got = { ids = {}, bodies = {}, dropped = {}, orphans = 0, depth = pending_depth(key) }
local role = take_suspect(key, prefix, session, now, lease_ms, about_suspects, got, marks)
if role ~= 1 then
  take(key, want, max_bytes, got, marks)
end
drop_cancelled(key, prefix, now, got.dropped)
count(prefix, key.stats, now, 'orphaned', got.orphans)
-- What is left although nothing was pending before: another worker may be idle.
wake_if_idle(prefix, got.depth + #got.ids + #got.dropped - promoted, promoted > 0 and got.depth or 0)
if #got.ids > 0 or deadline then
  register(key, session, now, lease_ms, deadline)
  call_chunked('SADD', key.leased, got.ids)
end
local suspects = marks and redis.call('LLEN', key.suspects) or 0
return cmsgpack.pack({
  now, due, got.depth, refused, table.concat(got.ids), got.bodies, suspects, watched(key, got.ids, marks), got.orphans, role,
})
