-- What is no id goes to a hash of its own, with the body if there is one, and is kept there for 30 days.
local function keep_foreign(key, prefix, place, entry)
  local kept = prefix .. 'foreign:entries'
  redis.call('HSET', kept, place .. ' ' .. entry, redis.call('HGET', key.jobs, entry) or '')
  redis.call('EXPIRE', kept, 2592000)
  redis.call('HDEL', key.jobs, entry)
end
