-- Notes that a body is over 4 KiB: while any is, a lease looks at sizes before it reads bodies.
local function note_large(key, id, body)
  if #body > 4096 then
    redis.call('SADD', key.large, id)
  end
end
