import http from 'node:http'

export interface WireReply {
  data?: Record<string, unknown>
  transactionId?: string
  requestId?: string
  code?: string
  message?: string
}

export interface WireClient {
  /** Rejects when the connection breaks. */
  send(action: string, params?: Record<string, unknown>): Promise<WireReply>
  /** The same, as another invocation. */
  as(invocation: string): WireClient
  close(): void
}

/** Speaks the admin wire as the SDK does, without the SDK: for exchanges that it cannot be made to send. */
export function connect(url: string, invocation = 'test'): WireClient {
  const agent = new http.Agent({ keepAlive: true })
  const client = (as: string): WireClient => ({
    send: (action, params = {}) =>
      post(agent, `${url}/admin?env=local-env&seqId=1`, { ...params, action, wxCloudApiToken: as }),
    as: client,
    close: () => agent.destroy(),
  })
  return client(invocation)
}

function post(agent: http.Agent, url: string, body: Record<string, unknown>): Promise<WireReply> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method: 'POST', headers: { 'content-type': 'application/json' } })
    request.on('error', reject)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as WireReply))
    })
    request.end(JSON.stringify(body))
  })
}

/** Documents and conditions travel as extended JSON texts; plain JSON is one dialect of it. */
export const asText = (value: unknown): string => JSON.stringify(value)
