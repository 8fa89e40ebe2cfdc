-- Takes from a dead session what it held, up to limit ids over all sessions of the call. moved collects where it goes.
-- A worker that died with no job to blame is counted, and one that a dead job explains no longer is.
-- Uses: blame bury count unexplained_lately
local function recover_session(key, prefix, now, session, limit, moved, max_crashes, failure)
  local leased, room = prefix .. 'leased:' .. session, limit - #moved.recovered - #moved.suspected - moved.died
  local record = redis.call('HGET', key.sessions, session) or '15000'
  local lease_ms, deadline = string.match(record, '^(%d+)') or '15000', tonumber(redis.call('ZSCORE', key.leases, session) or 0)
  -- The last sign of life: a deadline is one lease after it. Once recovery has begun, it stands in the record.
  local alive_at = deadline > 0 and deadline - tonumber(lease_ms) or tonumber(string.match(record, '(%S+)$')) or now
  -- A set of a foreign type is left to a repair, and holds up no other session.
  local popped = room > 0 and redis.pcall('SPOP', leased, room) or {}
  local foreign = popped.err
  popped = foreign and {} or popped
  local explained = #popped == 0 or deadline == 0
  for _, id in ipairs(popped) do
    local verdict, may_be_to_blame = blame(key, prefix, now, id, alive_at, max_crashes)
    explained = explained or may_be_to_blame
    if verdict == 'dead' then
      bury(key, id, now, failure)
      moved.died = moved.died + 1
      count(prefix, key.stats, now, 'unexplained', unexplained_lately(prefix, now) > 0 and -1 or 0)
    else
      local list = verdict == 'suspect' and moved.suspected or moved.recovered
      list[#list + 1] = id
    end
  end
  count(prefix, key.stats, now, 'unexplained', explained and 0 or 1)
  redis.call('ZREM', key.leases, session)
  if not foreign and redis.call('EXISTS', leased) == 1 then
    redis.call('ZADD', key.leases, 0, session)
    redis.call('HSET', key.sessions, session, lease_ms .. ' 0 ' .. alive_at)
  else
    redis.call('HDEL', key.sessions, session)
    moved.ended = moved.ended + 1
  end
end
