/**
 * Shared by the timeline scripts. A timeline is a list of post ids, newest first and strictly descending, and a last element
 * that is its mark: `epoch:floor`. The epoch names the history of the server under which it was built, the floor the id down
 * to which it is complete (0: to the beginning). While it is being rebuilt the epoch is `~token`, and nobody reads it; what is
 * pushed meanwhile is kept in it.
 *
 * `epochNow()`: the first 8 of 40 hex digits of the replication id, which changes with each failover and restart.
 * `split(mark)`: epoch and floor. `merged(a, b, floor)`: both lists in one, without what is below the floor.
 * `write(key, ids, epoch, floor, cap, limit, ttlMs)`: the whole list, cut to the cap where it is longer than the limit.
 * Ids are below 2^53: exact as Lua numbers; as texts they stay what they were.
 */
export const TIMELINE_LUA = `
local function epochNow()
  return string.match(redis.call('INFO', 'replication'), 'master_replid:(%x%x%x%x%x%x%x%x)')
end
local function split(mark)
  local epoch, floor = string.match(mark, '^(.*):(%d+)$')
  return epoch, floor
end
local function merged(a, b, floor)
  local out, i, j = {}, 1, 1
  while i <= #a or j <= #b do
    local x, y = tonumber(a[i]) or -1, tonumber(b[j]) or -1
    local text = x >= y and a[i] or b[j]
    if math.max(x, y) < floor then break end
    out[#out + 1] = text
    if x >= y then i = i + 1 end
    if y >= x then j = j + 1 end
  end
  return out
end
local function write(key, ids, epoch, floor, cap, limit, ttlMs)
  if #ids > limit then
    for n = #ids, cap + 1, -1 do ids[n] = nil end
    floor = ids[cap]
  end
  ids[#ids + 1] = epoch .. ':' .. floor
  redis.call('DEL', key)
  for first = 1, #ids, 1000 do redis.call('RPUSH', key, unpack(ids, first, math.min(first + 999, #ids))) end
  if ttlMs > 0 then redis.call('PEXPIRE', key, ttlMs) end
end
`
