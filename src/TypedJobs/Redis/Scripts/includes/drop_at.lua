-- Takes an entry out of a list without a walk: the last entry takes its place.
local function drop_at(list, index)
  local last = redis.call('RPOP', list)
  if index < redis.call('LLEN', list) then
    redis.call('LSET', list, index, last)
  end
end
