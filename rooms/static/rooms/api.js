const PATIENCE = 15_000; // ms

// Answers {status, said, retryAfter}; `said` is null where the answer was not JSON.
// Throws when nothing answered in time, or a hotel's network with a page of its own.
export async function ask(address, { method = "GET", body, headers = {}, keepalive = false } = {}) {
  const answer = await fetch(address, {
    method,
    keepalive,
    credentials: "same-origin",
    headers: { ...headersFor(method, body), ...headers },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.status === 200 && !isJson && !answer.redirected) throw new Error("a page of somebody else’s network");
  return {
    status: answer.status,
    said: isJson ? await answer.json() : null,
    retryAfter: Number(answer.headers.get("Retry-After")) || 0,
  };
}

function headersFor(method, body) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRFToken"] = document.querySelector("meta[name=csrf-token]").content;
  if (body) headers["Content-Type"] = "application/json";
  return headers;
}
