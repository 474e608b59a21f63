/** Asks the local gateway to send a service's requests elsewhere. False where the gateway does not route to it. */
export async function reroute(gatewayUrl: string, service: string, url: string): Promise<boolean> {
  const answer = await fetch(placeOf(gatewayUrl, service), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  })
  if (answer.ok) return true
  // A worker behind a queue has no route.
  if (answer.status === 404) return false
  throw new Error(`The gateway refused to route ${service} to ${url}: ${answer.status} ${await answer.text()}`)
}

/** Gives the service back to the stack's own process; a gateway that is gone needs no telling. */
export async function restore(gatewayUrl: string, service: string): Promise<void> {
  await fetch(placeOf(gatewayUrl, service), { method: 'DELETE' }).catch(() => undefined)
}

function placeOf(gatewayUrl: string, service: string): string {
  return `${gatewayUrl}/dev/upstreams/${service}`
}
