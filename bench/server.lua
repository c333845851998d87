-- The requests of bench/server, in wrk's terms. Arguments: the file of targets (one per line), how many of a hundred requests ask a
-- question that was never asked, requests a second of the whole (0: as many as it can), threads, the number of the run.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds, nanoseconds; } moment;
  int clock_gettime(int clock, moment* at);
]]

local at = ffi.new("moment")
local function now() -- milliseconds
  ffi.C.clock_gettime(1, at) -- CLOCK_MONOTONIC
  return tonumber(at.seconds) * 1000 + tonumber(at.nanoseconds) / 1e6
end

local number = 0
function setup(thread)
  number = number + 1
  thread:set("number", number)
end

local targets, anew, between, round, slot, asked = {}, 0, 0, 0, nil, 0

function init(arguments)
  for line in io.lines(arguments[1]) do targets[#targets + 1] = line end
  anew = tonumber(arguments[2])
  if tonumber(arguments[3]) > 0 then between = 1000 * tonumber(arguments[4]) / tonumber(arguments[3]) end
  round = tonumber(arguments[5])
  math.randomseed(number)
  if between == 0 then delay = nil end -- wrk asks once whether there is one
end

-- A request is sent at the next free moment of a clock that ticks at the rate: whichever connection is free takes it. So the rate is
-- held however long answers take, as long as a connection is free.
function delay()
  local moment = now()
  slot = math.max((slot or moment) + between, moment - 1000) -- what was missed for more than a second is not made up for
  return math.max(0, math.floor(slot - moment + 0.5))
end

function request()
  local target = targets[math.random(#targets)]
  if math.random(100) <= anew and target:find("^/api/v1/[a-z]+%?") and not target:find("since=2020", 1, true)
     and not target:find("/actors", 1, true) then
    asked = asked + 1 -- a bound under every confidence: the same lines, but another question
    target = target .. string.format("&confidence=0.00%02d%02d%06d", round, number, asked)
  end
  return wrk.format("GET", target)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
                         latency:percentile(99), latency.max, errors.status,
                         errors.connect + errors.read + errors.write + errors.timeout))
end
