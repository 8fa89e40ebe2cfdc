-- Jobs are dead: the body stays, or is replaced, and the failure is kept beside it. What ran once stays, since they may be requeued.
-- Uses: note_large count
local function settle_dead(key, prefix, now, section, marks)
  for i, id in ipairs(section.ids) do
    local body, failure = section.value(i, 1), section.value(i, 2)
    redis.call('SREM', key.leased, id)
    redis.call('ZADD', key.dead, now, id)
    redis.call('HSET', key.failures, id, failure)
    if body ~= '' then
      redis.call('HSET', key.jobs, id, body)
      note_large(key, id, body)
    end
    if marks then
      redis.call('HDEL', key.crashes, id)
      redis.call('HDEL', key.begun, id)
      redis.call('HDEL', key.cancelling, id)
    end
  end
  count(prefix, key.stats, now, 'failed', #section.ids)
  count(prefix, key.stats, now, 'dead', #section.ids)
end
