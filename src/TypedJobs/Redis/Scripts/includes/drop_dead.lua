-- Takes away dead jobs with all that is kept beside them. An outcome that somebody may ask for stays for its time.
-- Uses: call_chunked count forget
local function drop_dead(key, prefix, now, ids)
  call_chunked('ZREM', key.dead, ids)
  call_chunked('HDEL', key.failures, ids)
  call_chunked('SREM', key.unannounced, ids)
  call_chunked('HDEL', key.jobs, ids)
  forget(key, prefix, ids)
  count(prefix, key.stats, now, 'purged', #ids)
end
