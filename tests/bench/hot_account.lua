-- Each line of the orders is "key from to"; each thread takes every n-th, so that no lead is asked for twice.
local threads = 0
function setup(thread)
  thread:set("first", threads)
  threads = threads + 1
end

function init(args)
  orders, position = {}, first + 1
  for line in io.lines(args[1]) do orders[#orders + 1] = line end
  stride = tonumber(args[2])
  refused = 0
end

function request()
  local key, from, to = orders[(position - 1) % #orders + 1]:match("(%S+) (%S+) (%S+)")
  position = position + stride
  local body = '{"from_number":"' .. from .. '","to_number":"' .. to .. '","metadata":{"campaign":"spring"}}'
  local headers = {
    ["Authorization"] = "Bearer " .. key, ["Content-Type"] = "application/json", ["Prefer"] = "respond-async",
  }
  return wrk.format("POST", nil, headers, body)
end

function response(status)
  if status ~= 202 then refused = refused + 1 end
end

function done(summary, latency)
  print(string.format("p50 %.1f ms  p99 %.1f ms", latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
