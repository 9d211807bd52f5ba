-- Each line of the requests is "header-name header-value body", and is sent once; then the thread stops.
function init(args)
  requests, position, answered = {}, -1, 0
  for line in io.lines(args[1]) do requests[#requests + 1] = line end
end

function request()
  position = position + 1
  -- The very first one is only looked at, not sent; and a connection may have nothing left to send.
  if position == 0 or position > #requests then return wrk.format("GET", "/healthz") end
  local name, value, body = requests[position]:match("(%S+)\t([^\t]+)\t(.+)")
  local headers = { [name] = value, ["Content-Type"] = "application/json", ["Prefer"] = "respond-async" }
  return wrk.format("POST", nil, headers, body)
end

function response()
  answered = answered + 1
  if answered >= #requests then wrk.thread:stop() end
end
