/** One openapi call that a function made. */
export interface OpenApiCall {
  at: number
  invocation: string
  /** Dotted name, such as `subscribeMessage.send`. */
  api: string
  /** Arguments as sent: snake_case; media arguments as `{ filename, bytes }`. */
  data: Record<string, unknown>
  reply: OpenApiReply
}

export type OpenApiReply =
  | { kind: 'json'; body: Record<string, unknown> }
  | { kind: 'media'; contentType: string; buffer: Buffer }
  /** The cloud itself refuses, e.g. -604101: the permission is not declared. */
  | { kind: 'refused'; errorCode: number }

export type OpenApiScript = (data: Record<string, unknown>, call: { api: string; invocation: string }) => OpenApiReply

export interface OpenApi {
  /** Replaces the stand-in's answer for an api; null restores it. */
  reply(api: string, script: OpenApiScript | null): void
  resetReplies(): void
}
