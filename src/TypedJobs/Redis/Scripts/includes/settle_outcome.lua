-- Outcomes are kept for those who wait or ask, and the former are told.
local function settle_outcome(prefix, section)
  for i, id in ipairs(section.ids) do
    redis.call('SET', prefix .. 'result:' .. id, section.value(i, 1), 'PX', section.value(i, 2))
  end
  if #section.ids > 0 then
    redis.call('PUBLISH', prefix .. 'done', table.concat(section.ids))
  end
end
