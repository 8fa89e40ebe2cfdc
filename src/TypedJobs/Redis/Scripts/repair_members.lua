-- Mends entries of one key, each if it is still wrong now. A key of a foreign type is left alone.
-- Keys: jobs scheduled dead failures leases sessions crashes begun cancelling once large unannounced outboxes outbox_seq inbox stats
-- ARGV[1] prefix of the queue's keys   ARGV[2] the key's name after it   ARGV[3] failure to keep beside a dead job that has none
-- then ARGV[...]: entries
-- Returns what was wrong and the entry, of each that was mended.
--@include check_types now_ms keep_foreign drop_letter held_of mend_scheduled mend_dead mend_leased mend_mark mend_value
local prefix, place, failure, values, entries, mended = ARGV[1], ARGV[2], ARGV[3], ARGV, {}, {}

check_types(key, key_type)
local now, leased = now_ms(), string.sub(place, 1, 7) == 'leased:'
for i = 4, #values do
  entries[#entries + 1] = values[i]
end
local in_places = leased or place == 'scheduled' or place == 'dead'
local held = in_places and held_of(prefix, key.leases, entries) or {}
local counters = place == 'sessions' or place == 'outboxes' or place == 'outbox-seq' or place == 'inbox' or place == 'stats'
for _, entry in ipairs(entries) do
  local wrong
  if place == 'scheduled' then
    wrong = mend_scheduled(key, prefix, entry, now, held)
  elseif place == 'dead' then
    wrong = mend_dead(key, prefix, entry, now, held, failure)
  elseif leased then
    wrong = mend_leased(key, prefix, place, entry, held)
  elseif place == 'jobs' then
    wrong = #entry ~= 16 and redis.call('HEXISTS', key.jobs, entry) == 1 and 'id' or nil
    if wrong then
      keep_foreign(key, prefix, place, entry)
    end
  elseif counters then
    wrong = mend_value(key, prefix, place, entry)
  else
    wrong = mend_mark(key, prefix, place, entry)
  end
  if wrong then
    mended[#mended + 1] = wrong
    mended[#mended + 1] = entry
  end
end
return mended
