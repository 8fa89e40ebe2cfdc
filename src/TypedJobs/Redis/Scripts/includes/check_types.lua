-- Fails before anything is written if a key holds a value of a foreign type: somebody else wrote it. Counters stop nothing.
local function check_types(key, key_type)
  for name, expected in pairs(key_type) do
    local found = redis.call('TYPE', key[name])
    found = type(found) == 'table' and found.ok or found
    if found ~= expected and found ~= 'none' and name ~= 'stats' then
      error('WRONGTYPE the key ' .. key[name] .. ' holds a ' .. found .. ' instead of a ' .. expected)
    end
  end
end
