-- Mends an entry of a session's set; returns what was wrong with it, or nil. The first session that holds a job keeps it.
-- Uses: keep_foreign
local function mend_leased(key, prefix, place, id, held)
  local leased = prefix .. place
  if redis.call('SISMEMBER', leased, id) == 0 then
    return nil
  end
  local wrong = #id ~= 16 and 'id' or redis.call('HEXISTS', key.jobs, id) == 0 and 'body'
    or held[id] and 'leased:' .. held[id] ~= place and 'twice'
  if wrong then
    if wrong == 'id' then
      keep_foreign(key, prefix, place, id)
    end
    redis.call('SREM', leased, id)
  end
  return wrong or nil
end
