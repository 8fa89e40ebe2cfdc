-- Ids of 16 bytes, one after another in one string, as an array.
local function split_ids(blob)
  local sub, ids = string.sub, {}
  for i = 1, #blob / 16 do
    ids[i] = sub(blob, i * 16 - 15, i * 16)
  end
  return ids
end
