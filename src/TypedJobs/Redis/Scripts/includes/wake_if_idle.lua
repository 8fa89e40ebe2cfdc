-- Tells idle workers of jobs that are now pending, if none was before.
local function wake_if_idle(prefix, depth_before, added)
  if depth_before == 0 and added > 0 then
    redis.call('PUBLISH', prefix .. 'wake', added)
  end
end
