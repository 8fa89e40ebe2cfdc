-- Jobs with a body that two looks found in no place go behind those that wait, or to dead if their body cannot be a job. Whether they stand in a
-- list now is looked up only if that is a short walk.
-- Keys: jobs high normal low scheduled dead failures leases crashes begun suspects stats
-- ARGV[1] prefix of the queue's keys; then ARGV[...]: id of each, and the failure to keep beside it if it cannot be a job, or empty
-- Returns what was wrong and the id, of each that was mended.
--@include check_types now_ms call_chunked push_pending push_back count wake_if_idle pending_depth find_holder
local prefix, values, mended, back, died = ARGV[1], ARGV, {}, {}, 0

check_types(key, key_type)
local now, depth = now_ms(), pending_depth(key)
local walk = (depth + redis.call('LLEN', key.suspects)) * #values / 2 <= 100000
local function waits(id)
  for _, list in ipairs({ key.high, key.normal, key.low, key.suspects }) do
    if walk and redis.call('LPOS', list, id) then
      return true
    end
  end
  return redis.call('ZSCORE', key.scheduled, id) or redis.call('ZSCORE', key.dead, id) or find_holder(prefix, key.leases, id)
end
for i = 2, #values, 2 do
  local id, failure = values[i], values[i + 1]
  if #id == 16 and redis.call('HEXISTS', key.jobs, id) == 1 and not waits(id) then
    if failure == '' then
      back[#back + 1] = id
    else
      redis.call('ZADD', key.dead, now, id)
      redis.call('HSET', key.failures, id, failure)
      died = died + 1
    end
    mended[#mended + 1] = failure == '' and 'nowhere' or 'unreadable'
    mended[#mended + 1] = id
  end
end
push_back('RPUSH', key, back, true)
wake_if_idle(prefix, depth, #back)
count(prefix, key.stats, now, 'dead', died)
return mended
