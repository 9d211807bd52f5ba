-- Each line of the requests is "header-name header-value body"; each thread takes every n-th, so that none is sent twice.
local threads = 0
function setup(thread)
  thread:set("first", threads)
  threads = threads + 1
end

function init(args)
  requests, position = {}, first + 1
  for line in io.lines(args[1]) do requests[#requests + 1] = line end
  stride = tonumber(args[2])
  pause = tonumber(args[3])
end

function request()
  local name, value, body = requests[(position - 1) % #requests + 1]:match("(%S+)\t([^\t]+)\t(.+)")
  position = position + stride
  local headers = { [name] = value, ["Content-Type"] = "application/json", ["Prefer"] = "respond-async" }
  return wrk.format("POST", nil, headers, body)
end

-- Of each connection, between two requests, in milliseconds.
function delay()
  return pause
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  print(string.format("RESULT %d %.3f %.3f %.3f %d", summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
