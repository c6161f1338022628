const SECRET_BYTES = 32

/** A secret that only this browser knows; the shop gets its hash. */
export async function newSecret(): Promise<{ secret: string; secretHash: string }> {
  const secret = base64Url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)))
  return { secret, secretHash: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') }
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
