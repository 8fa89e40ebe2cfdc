-- Reads sections of what ended, and settles each in the way of its kind. A section is: kind, how many jobs, their ids as one string, how many
-- values each has; then the values, job by job. If the session holds another number than the worker counts, ids that it no longer holds are
-- left alone. What frees is settled before what adds, so that a batch goes through at maxmemory. Returns the ids refused.
-- Uses: split_ids refuse_lost settle_succeeded settle_cancelled settle_waiting settle_dead settle_outcome settle_follow_up
local function settle(key, prefix, now, values, first, held, marks)
  local sections, next_value = {}, first
  while values[next_value] do
    local ids, stride, from = split_ids(values[next_value + 2]), tonumber(values[next_value + 3]), next_value + 3
    local section = { kind = values[next_value], ids = ids, at = {} }
    for i = 1, #ids do
      section.at[i] = from + (i - 1) * stride
    end
    section.value = function(i, n)
      return values[section.at[i] + n]
    end
    sections[#sections + 1] = section
    next_value = next_value + 4 + #ids * stride
  end

  local refused = ''
  if redis.call('SCARD', key.leased) ~= held then
    local lost
    lost, refused = refuse_lost(key.leased, sections)
    for _, section in ipairs(sections) do
      local ids, at = {}, {}
      for i, id in ipairs(section.ids) do
        if not lost[id] then
          ids[#ids + 1], at[#at + 1] = id, section.at[i]
        end
      end
      section.ids, section.at = ids, at
    end
  end
  for _, section in ipairs(sections) do
    local kind = section.kind
    if kind == 'succeeded' then
      settle_succeeded(key, prefix, now, section.ids, marks)
    elseif kind == 'cancelled' then
      settle_cancelled(key, prefix, now, section.ids)
    elseif kind == 'retried' then
      settle_waiting(key, prefix, now, section, marks, 'failed')
    elseif kind == 'parked' then
      settle_waiting(key, prefix, now, section, marks, 'parked')
    elseif kind == 'dead' then
      settle_dead(key, prefix, now, section, marks)
    elseif kind == 'outcome' then
      settle_outcome(prefix, section)
    elseif kind == 'follow_up' then
      settle_follow_up(key, prefix, now, section)
    end
  end
  return refused
end
