-- Each request is another letter, under a key of its own.
local thread_count = 0
function setup(thread)
    thread_count = thread_count + 1
    thread:set("id", thread_count)
end
function init()
    serial = 0
    run = os.time()
end
function request()
    serial = serial + 1
    local body = string.format('{"system":"appeal","category":"A02","title":"第%d号来信反映的事项","content":"第%d号来信的内容，写明时间、地点、经过和要求。","place":"站前路","publish":"no","contact":{"name":"示例","phone":"13800138000"},"has_agreed":true}', serial, serial)
    return wrk.format("POST", "/api/v1/letters", { ["Content-Type"] = "application/json", ["Idempotency-Key"] = string.format("load-%d-%d-%d", run, id, serial) }, body)
end
function response(status)
    if status ~= 201 then refused = (refused or 0) + 1 end
end
function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("letters %.1f %.2f %.2f %.2f %d\n", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, errors.status + errors.timeout + errors.read + errors.write + errors.connect))
end
