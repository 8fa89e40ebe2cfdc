-- Sessions that two looks, between one and two thirds of their lease apart, found with the same deadline, past or too far ahead; those whose
-- recovery goes on, at once. Returns them, and ms until the next look is due. A record is 'lease length', or 'lease length, time of the look, deadline'.
local function look_twice(key, now)
  local expired, wait = {}, 3600000
  local function look(session, deadline)
    local record = redis.call('HGET', key.sessions, session) or '15000'
    local lease_ms, looked_at, seen = string.match(record, '^(%d+) ?(%d*) ?(%S*)')
    lease_ms, looked_at = tonumber(lease_ms) or 15000, tonumber(looked_at)
    if tonumber(deadline) > now and tonumber(deadline) - now <= lease_ms then
      return
    end
    local since, third = looked_at and now - looked_at or -1, lease_ms / 3
    if deadline == '0' or (seen == deadline and since >= third and since <= 2 * third) then
      expired[#expired + 1] = session
    elseif seen == deadline and since >= 0 and since < third then
      wait = math.min(wait, math.ceil(third - since))
    else
      redis.call('HSET', key.sessions, session, string.format('%d %d %s', lease_ms, now, deadline))
      wait = math.min(wait, math.ceil(third))
    end
  end
  local past = redis.call('ZRANGEBYSCORE', key.leases, '-inf', now, 'WITHSCORES', 'LIMIT', 0, 100)
  local ahead = redis.call('ZREVRANGE', key.leases, 0, 99, 'WITHSCORES')
  for i = 1, #past, 2 do
    look(past[i], past[i + 1])
  end
  for i = 1, #ahead, 2 do
    if tonumber(ahead[i + 1]) > now then
      look(ahead[i], ahead[i + 1])
    end
  end
  local next_past = redis.call('ZRANGEBYSCORE', key.leases, '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
  if next_past[2] then
    wait = math.min(wait, tonumber(next_past[2]) - now + 1)
  end
  return expired, #expired > 0 and 0 or math.max(1, math.floor(wait))
end
