/**
 * Shared by the relation scripts.
 * `newer(a, b)` compares stamps. Lua's own string comparison follows the server's locale, Postgres's its collation:
 * ties are broken byte by byte, so that all three agree. Versions are below 2^53: exact as Lua numbers.
 * `state(text)` reads `version opId [active [contribution]]`.
 */
export const COMPARE_LUA = `
local function newer(a, b)
  if a.version ~= b.version then return a.version > b.version end
  local x, y = a.opId, b.opId
  for i = 1, math.min(#x, #y) do
    local p, q = string.byte(x, i), string.byte(y, i)
    if p ~= q then return p > q end
  end
  return #x > #y
end

local function state(text)
  if not text then return nil end
  local version, opId, active, contribution = string.match(text, '^(%d+) (%S+) ?(%d?) ?(%-?%d*)$')
  return { version = tonumber(version), digits = version, opId = opId, active = tonumber(active) or 0, contribution = tonumber(contribution) or 0 }
end
`

/** Redis's own clock, in milliseconds. */
export const CLOCK_LUA = `
local function nowMs()
  local t = redis.call('TIME')
  return tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)
end
`

/** The same, with stamps and states made of arguments. */
export const STATE_LUA = `${COMPARE_LUA}${CLOCK_LUA}
local function stamp(version, opId, active)
  return { version = tonumber(version), digits = version, opId = opId, active = tonumber(active) or 0, contribution = 0 }
end

local function write(s)
  return s.digits .. ' ' .. s.opId .. ' ' .. s.active
end
`
