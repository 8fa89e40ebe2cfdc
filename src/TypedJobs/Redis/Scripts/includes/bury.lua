-- A job that took down too many workers is dead, and its handler is to be enqueued.
local function bury(key, id, now, failure)
  redis.call('HDEL', key.crashes, id)
  redis.call('HDEL', key.cancelling, id)
  redis.call('ZADD', key.dead, now, id)
  redis.call('HSET', key.failures, id, failure)
  redis.call('SADD', key.unannounced, id)
end
