-- A job is not dead: what is kept of its death goes.
local function drop_letter(key, id)
  redis.call('ZREM', key.dead, id)
  redis.call('HDEL', key.failures, id)
  redis.call('SREM', key.unannounced, id)
end
